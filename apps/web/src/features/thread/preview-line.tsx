"use client";
import { useTranslations } from "next-intl";
import { Bubble } from "./bubble.tsx";

/** What the customer is writing and has not sent; nothing of it is read aloud, for it changes with every key. */
export function PreviewLine({ name, text }: { name: string; text: string }) {
  const t = useTranslations("chatDesk.preview");
  if (text.trim() === "") return null;
  return (
    <div aria-live="off">
      <Bubble voice="customer" name={name} faded meta={<span>{t("writing")}</span>}>
        <p className="whitespace-pre-wrap text-fg-muted italic">{text}</p>
      </Bubble>
    </div>
  );
}

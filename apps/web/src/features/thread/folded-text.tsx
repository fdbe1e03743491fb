"use client";
import { MoreHorizontal } from "lucide-react";
import { useTranslations } from "next-intl";
import { MessageText } from "./message-text.tsx";
import { splitQuoted } from "./quoted.ts";

/** What somebody wrote, with what it quotes folded away below. */
export function FoldedText({ children }: { children: string }) {
  const t = useTranslations("templates.thread");
  const { own, quoted } = splitQuoted(children);
  return (
    <>
      <MessageText>{own}</MessageText>
      {quoted && (
        <details className="mt-1.5">
          <summary
            title={t("quoted")}
            className="inline-flex h-6 cursor-pointer list-none items-center rounded-tight bg-current/10 px-2 text-fg-muted select-none hover:text-fg [&::-webkit-details-marker]:hidden"
          >
            <MoreHorizontal aria-hidden className="size-4" />
            <span className="sr-only">{t("quoted")}</span>
          </summary>
          <div className="mt-1.5 text-fg-muted">
            <MessageText>{quoted}</MessageText>
          </div>
        </details>
      )}
    </>
  );
}

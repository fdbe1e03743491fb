"use client";
import type { WireMessage } from "@handrail/contracts";
import { Checkbox } from "@handrail/ui/checkbox";
import { cn } from "@handrail/ui/cn";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";

/** Messages that can be ticked. */
export type Choosing = { chosen: ReadonlySet<string>; toggle: (messageId: string) => void };

type Props = { message: WireMessage; choosing: Choosing; children: ReactNode };

/** A message with a box to tick it. */
export function ChoosableEntry({ message, choosing, children }: Props) {
  const t = useTranslations("tickets.split");
  const names = useTranslations("vocabulary.senderKind");
  const format = useFormatter();
  const isChosen = choosing.chosen.has(message.id);
  return (
    <div
      className={cn(
        "flex items-start gap-3 rounded-card",
        isChosen && "bg-surface outline-4 outline-surface",
      )}
    >
      <Checkbox
        aria-label={t("choose", {
          name: message.senderName ?? names(message.senderKind),
          time: format.dateTime(message.createdAt, { dateStyle: "short", timeStyle: "short" }),
          text: message.body.slice(0, 60),
        })}
        checked={isChosen}
        onCheckedChange={() => choosing.toggle(message.id)}
        className="mt-2"
      />
      <div className="min-w-0 flex-1">{children}</div>
    </div>
  );
}

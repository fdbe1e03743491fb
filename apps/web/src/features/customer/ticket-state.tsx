"use client";
import type { TicketStatus } from "@handrail/contracts";
import { cn } from "@handrail/ui/cn";
import { toneIcon } from "@handrail/ui/tones";
import { useFormatter, useTranslations } from "next-intl";
import { statusLooks } from "../../lib/labels.ts";
import { stateKey } from "./state-words.ts";

type Props = {
  status: TicketStatus;
  assigneeName?: string | null;
  /** When it was solved or closed. */
  endedAt?: Date | null;
  className?: string;
};

/** Where a ticket stands, in a sentence: "We are waiting for you", "Ana is on it". */
export function TicketState({ status, assigneeName = null, endedAt = null, className }: Props) {
  const t = useTranslations("support.state");
  const format = useFormatter();
  const { icon: Icon, tone } = statusLooks[status];
  const key = stateKey(status, assigneeName);
  const date = endedAt ? format.dateTime(endedAt, { day: "numeric", month: "long" }) : "";
  return (
    <span className={cn("inline-flex min-w-0 items-center gap-1.5 font-medium text-fg", className)}>
      <Icon aria-hidden className={cn("size-4 shrink-0", toneIcon[tone])} />
      <span className="min-w-0">
        {key === "solved" || key === "closed"
          ? t(date ? `${key}On` : key, { date })
          : t(key, { name: assigneeName ?? "" })}
      </span>
    </span>
  );
}

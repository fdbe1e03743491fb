"use client";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { systemEntry } from "../conversation/index.ts";
import { useRelated } from "./use-related.ts";

/** What a thread says of messages that were split off it, or of where it was split off. */
export function useSplitEntries(ticketId: string) {
  const t = useTranslations("tickets.split");
  const related = useRelated(ticketId);
  return useMemo(() => {
    if (!related) return [];
    const { splitFrom, splits } = related;
    return [
      ...(splitFrom
        ? [systemEntry(splitFrom.id, splitFrom.splitAt, t("entryFrom", { number: splitFrom.number }))]
        : []),
      ...splits.map(({ id, splitAt, number, messageCount }) =>
        systemEntry(id, splitAt, t("entryOff", { number, count: messageCount })),
      ),
    ];
  }, [related, t]);
}

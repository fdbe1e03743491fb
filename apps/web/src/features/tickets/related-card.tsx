"use client";
import { Button } from "@handrail/ui/button";
import { Combine, Merge, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { RelativeTime } from "../shell/relative-time.tsx";
import { MergeDialog } from "./merge-dialog.tsx";
import { SideCard } from "./side-card.tsx";
import { useMerging, useRelated } from "./use-related.ts";
import type { Ticket } from "./use-ticket.ts";

/** What was merged into a ticket, with the way back, and merging it into another. */
export function RelatedCard({ ticket }: { ticket: Ticket }) {
  const t = useTranslations("tickets.related");
  const related = useRelated(ticket.id);
  const { unmerge } = useMerging();
  const [merging, setMerging] = useState(false);
  return (
    <SideCard title={t("title")} icon={<Combine aria-hidden />}>
      <ul className="flex flex-col gap-2">
        {related?.merged.map(({ id, number, subject, mergedAt, mergedByName, isDirect }) => (
          <li key={id} className="flex items-start gap-2">
            <span className="min-w-0 flex-1">
              <span className="block truncate text-fg">
                <span className="text-fg-muted tabular-nums">{number}</span> {subject}
              </span>
              <span className="block text-xs text-fg-muted">
                {mergedByName ? t("mergedBy", { name: mergedByName }) : t("merged")}
                {mergedAt && (
                  <>
                    {" · "}
                    <RelativeTime at={mergedAt} />
                  </>
                )}
              </span>
            </span>
            {isDirect && (
              <Button
                size="sm"
                aria-label={t("undoOf", { number })}
                loading={unmerge.isPending && unmerge.variables.ticketId === id}
                onClick={() => unmerge.mutate({ ticketId: id })}
              >
                <Undo2 aria-hidden />
                {t("undo")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {related && !related.mergedInto && (
        <Button size="sm" variant="ghost" className="mt-1 -ms-2" onClick={() => setMerging(true)}>
          <Merge aria-hidden />
          {t("mergeInto")}
        </Button>
      )}
      <MergeDialog ticket={ticket} open={merging} onOpenChange={setMerging} />
    </SideCard>
  );
}

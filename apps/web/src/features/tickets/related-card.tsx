"use client";
import { Button } from "@handrail/ui/button";
import { Combine, Link2, Merge, Scissors, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { RelativeTime } from "../shell/relative-time.tsx";
import { LinkDialog } from "./link-dialog.tsx";
import { LinkedTickets } from "./linked-tickets.tsx";
import { MergeDialog } from "./merge-dialog.tsx";
import { SideCard } from "./side-card.tsx";
import { startSplit } from "./split-mode.ts";
import { SplitTickets } from "./split-tickets.tsx";
import { isOver } from "./statuses.ts";
import { useMerging, useRelated } from "./use-related.ts";
import type { Ticket } from "./use-ticket.ts";

/** The tickets that one belongs with, what was merged into it or split off it, with the way back, and merging it into another. */
export function RelatedCard({ ticket }: { ticket: Ticket }) {
  const t = useTranslations("tickets.related");
  const split = useTranslations("tickets.split");
  const related = useRelated(ticket.id);
  const { unmerge } = useMerging();
  const [linking, setLinking] = useState(false);
  const [merging, setMerging] = useState(false);
  return (
    <SideCard title={t("title")} icon={<Combine aria-hidden />}>
      {related && <LinkedTickets ticketId={ticket.id} links={related.links} />}
      {related && <SplitTickets ticketId={ticket.id} related={related} />}
      <ul className="flex flex-col gap-2">
        {related?.merged
          .filter(({ mergedAt }) => mergedAt)
          .map(({ id, number, subject, mergedAt, mergedByName, isDirect }) => (
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
      {related && (
        <Button size="sm" variant="ghost" className="mt-1 -ms-2" onClick={() => setLinking(true)}>
          <Link2 aria-hidden />
          {t("linkTo")}
        </Button>
      )}
      {related && !related.mergedInto && (
        <Button size="sm" variant="ghost" className="mt-1 -ms-2" onClick={() => setMerging(true)}>
          <Merge aria-hidden />
          {t("mergeInto")}
        </Button>
      )}
      {related && !related.mergedInto && !isOver(ticket.status) && (
        <Button size="sm" variant="ghost" className="mt-1 -ms-2" onClick={() => startSplit(ticket.id)}>
          <Scissors aria-hidden />
          {split("start")}
        </Button>
      )}
      <LinkDialog ticket={ticket} open={linking} onOpenChange={setLinking} />
      <MergeDialog ticket={ticket} open={merging} onOpenChange={setMerging} />
    </SideCard>
  );
}

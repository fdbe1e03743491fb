"use client";
import { type TicketRelation, ticketRelations } from "@handrail/contracts/inputs/merge";
import { Callout } from "@handrail/ui/callout";
import { IconButton } from "@handrail/ui/icon-button";
import { X } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { RouterOutputs } from "../../trpc/client.tsx";
import { StatusBadge } from "./status-badge.tsx";
import { isOver } from "./statuses.ts";
import { ticketHref } from "./ticket-href.ts";
import { useLinking, useRelated } from "./use-related.ts";

type Linked = RouterOutputs["ticketLinks"]["related"]["links"];

const isDone = ({ status }: Linked[number]) => status === "resolved" || isOver(status);

/** The tickets that one belongs with: its parent, its children, its relatives. */
export function LinkedTickets({ ticketId, links }: { ticketId: string; links: Linked }) {
  const t = useTranslations("tickets.related");
  const { unlink } = useLinking();
  const group = (relation: TicketRelation) => links.filter((link) => link.relation === relation);
  return ticketRelations.map((relation) => {
    const tickets = group(relation);
    if (tickets.length === 0) return null;
    return (
      <section key={relation} className="mb-2">
        <h3 className="text-xs font-medium text-fg-muted">
          {relation === "child"
            ? t("children", { done: tickets.filter(isDone).length, total: tickets.length })
            : t(`are.${relation}`)}
        </h3>
        <ul>
          {tickets.map(({ id, number, subject, status }) => (
            <li key={id} className="flex min-h-8 items-center gap-2">
              <Link
                href={ticketHref(id)}
                className="min-w-0 flex-1 truncate text-accent-text hover:underline"
              >
                <span className="tabular-nums">{number}</span> {subject}
              </Link>
              <StatusBadge status={status} />
              <IconButton
                size="sm"
                label={t("unlink", { number })}
                onClick={() => unlink.mutate({ ticketId, otherId: id, relation })}
              >
                <X />
              </IconButton>
            </li>
          ))}
        </ul>
      </section>
    );
  });
}

/** Warns who ends a ticket that there is still work on tickets below it. */
export function OpenChildren({ ticketId }: { ticketId: string }) {
  const t = useTranslations("tickets.related");
  const open = useRelated(ticketId)?.links.filter((link) => link.relation === "child" && !isDone(link)) ?? [];
  if (open.length === 0) return null;
  return (
    <Callout tone="warning">
      {t("openChildren", { count: open.length, numbers: open.map(({ number }) => number).join(", ") })}
    </Callout>
  );
}

"use client";
import { Button } from "@handrail/ui/button";
import { Undo2 } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { RouterOutputs } from "../../trpc/client.tsx";
import { RelativeTime } from "../shell/relative-time.tsx";
import { ticketHref } from "./ticket-href.ts";
import { useSplitting } from "./use-related.ts";

type Related = RouterOutputs["ticketLinks"]["related"];

/** The ticket that one was split off, and those that were split off it, with the way back. */
export function SplitTickets({ ticketId, related }: { ticketId: string; related: Related }) {
  const t = useTranslations("tickets.split");
  const { unsplit } = useSplitting();
  const { splitFrom, splits } = related;
  const rows = [
    ...(splitFrom ? [{ ...splitFrom, undoId: ticketId, key: "isFrom" as const }] : []),
    ...splits.map((split) => ({ ...split, undoId: split.id, key: "isOff" as const })),
  ];
  if (rows.length === 0) return null;
  return (
    <ul className="mb-2 flex flex-col gap-2">
      {rows.map(({ id, number, subject, splitAt, splitByName, messageCount, undoId, key }) => (
        <li key={id} className="flex items-start gap-2">
          <span className="min-w-0 flex-1">
            <Link href={ticketHref(id)} className="block truncate text-accent-text hover:underline">
              <span className="tabular-nums">{number}</span> {subject}
            </Link>
            <span className="block text-xs text-fg-muted">
              {t(key, { count: messageCount, name: splitByName ?? "" })} · <RelativeTime at={splitAt} />
            </span>
          </span>
          <Button
            size="sm"
            aria-label={t("undoOf", { number })}
            loading={unsplit.isPending && unsplit.variables.ticketId === undoId}
            onClick={() => unsplit.mutate({ ticketId: undoId })}
          >
            <Undo2 aria-hidden />
            {t("undo")}
          </Button>
        </li>
      ))}
    </ul>
  );
}

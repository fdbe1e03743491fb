"use client";
import { StatCard } from "@handrail/ui/stat-card";
import { useFormatter, useTranslations } from "next-intl";
import type { RouterOutputs } from "../../trpc/client.tsx";
import { useCan } from "../shell/me.tsx";
import { WriteButton } from "./actions.tsx";
import { GapCard } from "./gap-card.tsx";

type Insights = RouterOutputs["kbSearch"]["insights"];
type Search = Insights["top"][number];

/** What came of searches, in four numbers. */
export function SearchTotals({ totals }: { totals: Insights["totals"] }) {
  const t = useTranslations("kbGaps");
  const format = useFormatter();
  const { searches, withoutResult, opened, tickets } = totals;
  const share = (part: number, of: number) =>
    of === 0 ? "–" : format.number(part / of, { style: "percent", maximumFractionDigits: 0 });
  return (
    <div className="grid grid-cols-2 gap-3 xl:grid-cols-4">
      <StatCard label={t("searches")} value={format.number(searches)} />
      <StatCard
        label={t("withoutResult")}
        value={format.number(withoutResult)}
        hint={searches > 0 && share(withoutResult, searches)}
      />
      <StatCard
        label={t("endedInTicket")}
        value={format.number(tickets)}
        hint={searches > 0 && share(tickets, searches)}
      />
      <StatCard label={t("deflected")} value={share(opened, opened + tickets)} hint={t("deflectedHint")} />
    </div>
  );
}

/** What people searched for: in vain, before they asked a person, and most. */
export function SearchGaps({ insights }: { insights: Insights }) {
  const t = useTranslations("kbGaps");
  const format = useFormatter();
  const canWrite = useCan("kb:write");
  const query = {
    label: t("query"),
    value: (row: Search) => <span className="font-medium">{row.query}</span>,
  };
  const write = canWrite ? (row: Search) => <WriteButton query={row.query} locale={row.locale} /> : undefined;
  const shared = {
    rowKey: (row: Search) => `${row.locale} ${row.query}`,
    empty: t(insights.totals.searches === 0 ? "nothingSearched" : "nothing"),
  };
  return (
    <>
      <div className="grid gap-4 xl:grid-cols-2">
        <GapCard
          {...shared}
          title={t("noneTitle")}
          description={t("noneBody")}
          rows={insights.withoutResult}
          columns={[
            query,
            { label: t("count"), value: (row) => format.number(row.withoutResult), numeric: true },
          ]}
          action={write}
        />
        <GapCard
          {...shared}
          title={t("ticketTitle")}
          description={t("ticketBody")}
          rows={insights.endedInTicket}
          columns={[
            query,
            { label: t("tickets"), value: (row) => format.number(row.tickets), numeric: true },
          ]}
          action={write}
        />
      </div>
      <GapCard
        {...shared}
        title={t("topTitle")}
        description={t("topBody")}
        rows={insights.top}
        columns={[
          query,
          { label: t("count"), value: (row) => format.number(row.searches), numeric: true },
          { label: t("found"), value: (row) => format.number(row.opened), numeric: true },
          { label: t("withoutResult"), value: (row) => format.number(row.withoutResult), numeric: true },
          { label: t("tickets"), value: (row) => format.number(row.tickets), numeric: true },
        ]}
        action={write}
      />
    </>
  );
}

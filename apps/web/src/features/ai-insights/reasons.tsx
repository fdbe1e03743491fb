"use client";
import { EmptyState } from "@handrail/ui/empty-state";
import { ChartColumn } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { BarsPlot, ChartCard } from "../plots/index.ts";
import type { AiInsights } from "./ai-totals.tsx";

type Row = { key: string; name: string; value: number };
type Props = {
  title: string;
  description: string;
  /** What the rows are, and what their numbers count. */
  columns: readonly [string, string];
  rows: readonly Row[];
  empty: { title: string; body: string };
};

/** Why something was so, the most frequent reason first. */
function Reasons({ title, description, columns: [what, counted], rows, empty }: Props) {
  const format = useFormatter();
  return (
    <ChartCard
      title={title}
      description={description}
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        { label: what, value: ({ name }) => name },
        { label: counted, value: ({ value }) => format.number(value), numeric: true },
      ]}
      {...(rows.length === 0
        ? { empty: <EmptyState size="sm" icon={<ChartColumn />} title={empty.title} body={empty.body} /> }
        : {})}
    >
      <BarsPlot title={title} rows={rows.map((row) => ({ ...row, shown: format.number(row.value) }))} />
    </ChartCard>
  );
}

/** Why people discarded what was drafted. */
export function Discards({ discards }: Pick<AiInsights, "discards">) {
  const t = useTranslations("aiInsights");
  return (
    <Reasons
      title={t("discardsTitle")}
      description={t("discardsBody")}
      columns={[t("reason"), t("drafts")]}
      rows={discards.map(({ reason, drafts }) => ({
        key: reason,
        name: t(`reasons.${reason}`),
        value: drafts,
      }))}
      empty={{ title: t("noDiscards"), body: t("noDiscardsBody") }}
    />
  );
}

const known = ["timeout", "malformed", "refused", "unavailable", "over_budget"] as const;

/** Why calls came to nothing. */
export function Failures({ errors }: Pick<AiInsights, "errors">) {
  const t = useTranslations("aiInsights");
  const nameOf = (error: string) => {
    const name = known.find((each) => each === error);
    return name ? t(`errors.${name}`) : error;
  };
  return (
    <Reasons
      title={t("errorsTitle")}
      description={t("errorsBody")}
      columns={[t("reason"), t("columns.calls")]}
      rows={errors.map(({ error, calls }) => ({ key: error, name: nameOf(error), value: calls }))}
      empty={{ title: t("noErrors"), body: t("noErrorsBody") }}
    />
  );
}

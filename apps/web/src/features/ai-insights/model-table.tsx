"use client";
import { Card, CardBody, CardHeader } from "@handrail/ui/card";
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from "@handrail/ui/table";
import { useFormatter, useTranslations } from "next-intl";
import type { AiInsights } from "./ai-totals.tsx";

const columns = ["calls", "failures", "p50", "p95", "inputTokens", "outputTokens", "cost"] as const;

/** What each kind of call takes: how often, how long, how many tokens, at what cost. */
export function ModelTable({ kinds, currency }: Pick<AiInsights, "kinds" | "currency">) {
  const t = useTranslations("aiInsights");
  const format = useFormatter();
  const shown = (row: AiInsights["kinds"][number], column: (typeof columns)[number]) => {
    const value = row[column];
    if (value === null) return "–";
    if (column === "cost") return format.number(value, { style: "currency", currency });
    if (column !== "p50" && column !== "p95") return format.number(value);
    const [shown, unit] = value < 1_000 ? [value, "millisecond"] : [value / 1_000, "second"];
    return format.number(shown, { style: "unit", unit, maximumFractionDigits: unit === "second" ? 1 : 0 });
  };
  return (
    <Card>
      <CardHeader title={t("modelTitle")} description={t("modelBody")} />
      {kinds.length === 0 ? (
        <CardBody className="text-sm text-fg-muted">{t("noCallsBody")}</CardBody>
      ) : (
        <CardBody className="px-0 pb-1">
          <Table caption={t("modelTitle")} frame={false}>
            <TableHead>
              <tr>
                <TableHeaderCell>{t("kind")}</TableHeaderCell>
                {columns.map((column) => (
                  <TableHeaderCell key={column} align="end">
                    {t(`columns.${column}`)}
                  </TableHeaderCell>
                ))}
              </tr>
            </TableHead>
            <TableBody>
              {kinds.map((row) => (
                <TableRow key={row.kind}>
                  <TableCell>{t(`kinds.${row.kind}`)}</TableCell>
                  {columns.map((column) => (
                    <TableCell key={column} align="end" className="tabular-nums">
                      {shown(row, column)}
                    </TableCell>
                  ))}
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </CardBody>
      )}
    </Card>
  );
}

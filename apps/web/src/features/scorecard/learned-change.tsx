"use client";
import { Card, CardBody, CardHeader } from "@handrail/ui/card";
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from "@handrail/ui/table";
import { useFormatter, useTranslations } from "next-intl";
import type { Scorecard } from "./figures.ts";

const heads = ["category", "intent", "type", "priority"] as const;

/** What the classifier's last learning changed, on tickets that were held back. */
export function LearnedChange({ learned }: { learned: Scorecard["learned"] }) {
  const t = useTranslations("scorecard");
  const format = useFormatter();
  const percent = (value: number | undefined) =>
    value === undefined ? "–" : format.number(value, { style: "percent", maximumFractionDigits: 1 });
  return (
    <Card className="h-full">
      <CardHeader
        title={t("learned")}
        description={
          learned
            ? t("learnedBody", {
                version: learned.version,
                when: format.dateTime(learned.at, { dateStyle: "medium", timeStyle: "short" }),
              })
            : t("notLearned")
        }
      />
      {learned && (
        <CardBody className="px-0 pb-1">
          <Table caption={t("learned")} frame={false}>
            <TableHead>
              <tr>
                <TableHeaderCell>{t("head")}</TableHeaderCell>
                <TableHeaderCell align="end">{t("before")}</TableHeaderCell>
                <TableHeaderCell align="end">{t("now")}</TableHeaderCell>
                <TableHeaderCell align="end">{t("examples")}</TableHeaderCell>
              </tr>
            </TableHead>
            <TableBody>
              {heads.flatMap((name) => {
                const now = learned.report.to.find((head) => head.name === name);
                if (!now) return [];
                const before = learned.report.from?.find((head) => head.name === name);
                return (
                  <TableRow key={name}>
                    <TableCell>{t(`heads.${name}`)}</TableCell>
                    <TableCell align="end" className="tabular-nums">
                      {percent(before?.accuracy)}
                    </TableCell>
                    <TableCell align="end" className="tabular-nums">
                      {percent(now.accuracy)}
                    </TableCell>
                    <TableCell align="end" className="tabular-nums">
                      {format.number(now.learnedFrom)}
                    </TableCell>
                  </TableRow>
                );
              })}
            </TableBody>
          </Table>
        </CardBody>
      )}
    </Card>
  );
}

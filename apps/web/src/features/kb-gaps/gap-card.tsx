"use client";
import { Card, CardBody, CardHeader } from "@handrail/ui/card";
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from "@handrail/ui/table";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

type Column<Row> = { label: string; value: (row: Row) => ReactNode; numeric?: boolean };

type Props<Row> = {
  title: string;
  description: string;
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  columns: readonly Column<Row>[];
  /** What to do about a row. */
  action?: ((row: Row) => ReactNode) | undefined;
  empty?: string;
};

/** One kind of gap: its rows, the worst first, each with what to do about it. */
export function GapCard<Row>({ title, description, rows, rowKey, columns, action, empty }: Props<Row>) {
  const t = useTranslations("kbGaps");
  return (
    <Card>
      <CardHeader title={title} description={description} />
      {rows.length === 0 ? (
        <CardBody className="text-sm text-fg-muted">{empty ?? t("nothing")}</CardBody>
      ) : (
        <CardBody className="px-0 pb-1">
          <Table caption={title} frame={false}>
            <TableHead>
              <tr>
                {columns.map(({ label, numeric }) => (
                  <TableHeaderCell key={label} align={numeric ? "end" : "start"}>
                    {label}
                  </TableHeaderCell>
                ))}
                {action && (
                  <TableHeaderCell align="end">
                    <span className="sr-only">{t("action")}</span>
                  </TableHeaderCell>
                )}
              </tr>
            </TableHead>
            <TableBody>
              {rows.map((row) => (
                <TableRow key={rowKey(row)}>
                  {columns.map(({ label, value, numeric }) => (
                    <TableCell
                      key={label}
                      align={numeric ? "end" : "start"}
                      className={numeric ? "" : "wrap-anywhere"}
                    >
                      {value(row)}
                    </TableCell>
                  ))}
                  {action && (
                    <TableCell align="end" className="whitespace-nowrap">
                      {action(row)}
                    </TableCell>
                  )}
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </CardBody>
      )}
    </Card>
  );
}

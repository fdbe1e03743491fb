"use client";
import { Card, CardBody, CardHeader } from "@handrail/ui/card";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type Column, ColumnTable } from "../plots/index.ts";

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
          <ColumnTable
            caption={title}
            frame={false}
            {...{ rows, rowKey, columns }}
            action={action && { label: t("action"), of: action }}
          />
        </CardBody>
      )}
    </Card>
  );
}

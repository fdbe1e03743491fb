"use client";
import { Card, CardBody, CardHeader } from "@handrail/ui/card";
import { ErrorState } from "@handrail/ui/error-state";
import { IconButton } from "@handrail/ui/icon-button";
import { LoadingRegion, Skeleton } from "@handrail/ui/skeleton";
import { ChartLine, Table2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { type Column, ColumnTable } from "./column-table.tsx";

type ChartCardProps<Row> = {
  title: string;
  description: string;
  rows: readonly Row[] | undefined;
  rowKey: (row: Row) => string;
  columns: readonly Column<Row>[];
  failed?: boolean;
  onRetry?: () => void;
  /** What stands in place of the chart where there is nothing to draw. */
  empty?: ReactNode;
  children: ReactNode;
};

/** One chart with the same numbers as a table behind it. */
export function ChartCard<Row>(props: ChartCardProps<Row>) {
  const { title, description, rows, rowKey, columns, failed = false, onRetry, empty, children } = props;
  const t = useTranslations("dashboard.home");
  const common = useTranslations("common");
  const [asTable, setAsTable] = useState(false);
  return (
    <Card className="h-full">
      <CardHeader
        title={title}
        description={description}
        actions={
          rows &&
          !empty && (
            <IconButton
              size="sm"
              label={t(asTable ? "asChart" : "asTable")}
              pressed={asTable}
              onClick={() => setAsTable(!asTable)}
            >
              {asTable ? <ChartLine /> : <Table2 />}
            </IconButton>
          )
        }
      />
      <CardBody className="h-72">
        {failed && !rows ? (
          <ErrorState
            size="sm"
            title={t("chartFailed")}
            {...(onRetry ? { retryLabel: common("retry"), onRetry } : {})}
          />
        ) : !rows ? (
          <LoadingRegion label={common("loading")} className="h-full">
            <Skeleton className="h-full w-full rounded-control" />
          </LoadingRegion>
        ) : (
          (empty ??
          (asTable ? (
            <ColumnTable caption={title} maxHeight="100%" {...{ rows, rowKey, columns }} />
          ) : (
            children
          )))
        )}
      </CardBody>
    </Card>
  );
}

"use client";
import { exportLimits } from "@handrail/contracts/inputs/exports";
import { useLocale, useTranslations } from "next-intl";
import { toViewQuery } from "../../lib/queue-address.ts";
import { DataFilesDialog } from "../data-files/index.ts";
import type { Queue } from "./use-queue.ts";

type Props = { queue: Queue; open: boolean; onOpenChange: (open: boolean) => void };

/** Has the list written to a CSV file. */
export function ExportDialog({ queue, ...shown }: Props) {
  const t = useTranslations("queue.export");
  const locale = useLocale();
  return (
    <DataFilesDialog
      title={t("title")}
      body={t("body", { count: exportLimits.tickets })}
      query={{
        kind: "tickets",
        query: toViewQuery(queue.filters, queue.order),
        columns: queue.columns.length > 0 ? queue.columns : ["number", "subject"],
        locale: locale === "es" ? "es" : "en",
      }}
      {...shown}
    />
  );
}

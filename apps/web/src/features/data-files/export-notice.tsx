"use client";
import { toast } from "@handrail/ui/toast";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { isUnfinished, useDataFiles } from "./use-data-files.ts";

const shownMs = 20_000;

/** Tells, on whatever screen one is, that a file of tickets is ready. */
export function ExportNotice() {
  const t = useTranslations("dataFiles");
  const { data } = useDataFiles("tickets");
  const pending = useRef(new Set<string>());
  useEffect(() => {
    for (const file of data ?? []) {
      if (isUnfinished(file)) {
        pending.current.add(file.id);
        continue;
      }
      if (!pending.current.delete(file.id)) continue;
      const { url } = file;
      if (!url) toast.error(t("failedToast"));
      else
        toast.success(t("ready"), {
          description: t("lines.tickets", { count: file.rowCount }),
          duration: shownMs,
          action: { label: t("download"), onClick: () => window.location.assign(url) },
        });
    }
  }, [data, t]);
  return null;
}

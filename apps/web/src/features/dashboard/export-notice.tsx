"use client";
import { toast } from "@handrail/ui/toast";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { type RouterOutputs, trpc } from "../../trpc/client.tsx";

type Export = RouterOutputs["queue"]["exports"][number];
const isUnfinished = ({ status }: Export) => status === "waiting" || status === "running";
const askMs = 1_500;
const shownMs = 20_000;

/** Files of tickets that were written, or are being written, for the person. */
export function useExports() {
  return trpc.queue.exports.useQuery(undefined, {
    refetchInterval: ({ state }) => (state.data?.some(isUnfinished) ? askMs : false),
  });
}

/** Tells, on whatever screen one is, that a file is ready. */
export function ExportNotice() {
  const t = useTranslations("queue.export");
  const { data } = useExports();
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
          description: t("readyBody", { count: file.rowCount }),
          duration: shownMs,
          action: { label: t("download"), onClick: () => window.location.assign(url) },
        });
    }
  }, [data, t]);
  return null;
}

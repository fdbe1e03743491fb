"use client";
import { exportLimit } from "@handrail/contracts/inputs/queue";
import { Badge } from "@handrail/ui/badge";
import { Button } from "@handrail/ui/button";
import {
  Dialog,
  DialogBody,
  DialogContent,
  DialogDescription,
  DialogHeader,
  DialogTitle,
} from "@handrail/ui/dialog";
import { toast } from "@handrail/ui/toast";
import { Download, FileDown } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { toViewQuery } from "../../lib/queue-address.ts";
import { useErrorText } from "../../lib/use-error-text.ts";
import { type RouterOutputs, trpc } from "../../trpc/client.tsx";
import { useExports } from "../dashboard/index.ts";
import { RelativeTime } from "../shell/relative-time.tsx";
import type { Queue } from "./use-queue.ts";

type Export = RouterOutputs["queue"]["exports"][number];
function Row({ file }: { file: Export }) {
  const t = useTranslations("queue.export");
  return (
    <li className="flex min-h-11 items-center gap-3 py-1.5 text-sm">
      <span className="min-w-0 flex-1">
        <RelativeTime at={file.createdAt} className="text-fg" />
        <span className="block text-xs text-fg-muted">
          {file.status === "ready" ? t("readyBody", { count: file.rowCount }) : t(file.status)}
          {file.isCut && ` · ${t("cut", { count: file.rowCount })}`}
        </span>
      </span>
      {file.url ? (
        <Button asChild size="sm">
          <a href={file.url} download>
            <Download aria-hidden />
            {t("download")}
          </a>
        </Button>
      ) : (
        <Badge tone={file.status === "failed" ? "danger" : "neutral"}>
          {t(file.status === "ready" ? "waiting" : file.status)}
        </Badge>
      )}
    </li>
  );
}

type Props = { queue: Queue; open: boolean; onOpenChange: (open: boolean) => void };

/** Has the list written to a CSV file, and keeps the files of the last days at hand. */
export function ExportDialog({ queue, open, onOpenChange }: Props) {
  const t = useTranslations("queue.export");
  const common = useTranslations("common");
  const locale = useLocale();
  const errorText = useErrorText();
  const utils = trpc.useUtils();
  const files = useExports().data ?? [];
  const start = trpc.queue.startExport.useMutation({
    onSuccess: () => {
      toast.success(t("started"));
      void utils.queue.exports.invalidate();
    },
    onError: (error) => toast.error(errorText(error)),
  });
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent closeLabel={common("close")} phone="card">
        <DialogHeader>
          <DialogTitle>{t("title")}</DialogTitle>
          <DialogDescription>{t("body", { count: exportLimit })}</DialogDescription>
        </DialogHeader>
        <DialogBody className="flex flex-col gap-4 pb-5">
          <Button
            variant="primary"
            className="self-start"
            loading={start.isPending}
            onClick={() =>
              start.mutate({
                query: toViewQuery(queue.filters, queue.order),
                columns: queue.columns.length > 0 ? queue.columns : ["number", "subject"],
                locale: locale === "es" ? "es" : "en",
              })
            }
          >
            <FileDown aria-hidden />
            {t("start")}
          </Button>
          <section>
            <h3 className="text-sm font-medium text-fg">{t("recent")}</h3>
            <p className="text-xs text-fg-muted">{files.length > 0 ? t("kept") : t("none")}</p>
            <ul className="divide-y divide-line">
              {files.map((file) => (
                <Row key={file.id} file={file} />
              ))}
            </ul>
          </section>
        </DialogBody>
      </DialogContent>
    </Dialog>
  );
}

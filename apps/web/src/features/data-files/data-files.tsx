"use client";
import type { ExportKind, ExportQuery } from "@handrail/contracts/inputs/exports";
import { Badge } from "@handrail/ui/badge";
import { Button } from "@handrail/ui/button";
import { DialogBody, DialogDescription, DialogHeader, DialogTitle } from "@handrail/ui/dialog";
import { toast } from "@handrail/ui/toast";
import { Download, FileDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useErrorText } from "../../lib/use-error-text.ts";
import { trpc } from "../../trpc/client.tsx";
import { CardDialog } from "../shell/dialog-form.tsx";
import { RelativeTime } from "../shell/relative-time.tsx";
import { type DataFile, useDataFiles } from "./use-data-files.ts";

function Row({ kind, file }: { kind: ExportKind; file: DataFile }) {
  const t = useTranslations("dataFiles");
  return (
    <li className="flex min-h-11 items-center gap-3 py-1.5 text-sm">
      <span className="min-w-0 flex-1">
        <RelativeTime at={file.createdAt} className="text-fg" />
        <span className="block text-xs text-fg-muted">
          {file.status === "ready" ? t(`lines.${kind}`, { count: file.rowCount }) : t(file.status)}
          {file.isCut && ` · ${t("cut")}`}
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

type FilesProps = {
  query: ExportQuery;
  /** What may be chosen before the file is written. */
  children?: ReactNode;
};

function Files({ query, children }: FilesProps) {
  const t = useTranslations("dataFiles");
  const errorText = useErrorText();
  const utils = trpc.useUtils();
  const { kind } = query;
  const { data: files = [] } = useDataFiles(kind);
  const start = trpc.exports.start.useMutation({
    onSuccess: () => {
      toast.success(t("started"));
      void utils.exports.list.invalidate({ kind });
    },
    onError: (error) => toast.error(errorText(error)),
  });
  return (
    <DialogBody className="flex flex-col gap-4 pb-5">
      {children}
      <Button
        variant="primary"
        className="self-start"
        loading={start.isPending}
        onClick={() => start.mutate(query)}
      >
        <FileDown aria-hidden />
        {t("start")}
      </Button>
      <section>
        <h3 className="text-sm font-medium text-fg">{t("recent")}</h3>
        <p className="text-xs text-fg-muted">{files.length > 0 ? t("kept") : t("none")}</p>
        <ul className="divide-y divide-line">
          {files.map((file) => (
            <Row key={file.id} kind={kind} file={file} />
          ))}
        </ul>
      </section>
    </DialogBody>
  );
}

type DialogProps = FilesProps & {
  title: string;
  body: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
};

/** Has a file written in the background, and keeps those of the last days at hand. */
export function DataFilesDialog({ title, body, open, onOpenChange, ...files }: DialogProps) {
  return (
    <CardDialog open={open} onOpenChange={onOpenChange}>
      <DialogHeader>
        <DialogTitle>{title}</DialogTitle>
        <DialogDescription>{body}</DialogDescription>
      </DialogHeader>
      {open && <Files {...files} />}
    </CardDialog>
  );
}

/** `DataFilesDialog` with the button that opens it. */
export function DataFiles({ label, ...dialog }: FilesProps & { label: string; body: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <FileDown aria-hidden />
        {label}
      </Button>
      <DataFilesDialog title={label} open={isOpen} onOpenChange={setOpen} {...dialog} />
    </>
  );
}

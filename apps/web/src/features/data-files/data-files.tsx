"use client";
import type { DataExportQuery } from "@handrail/contracts/inputs/exports";
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
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useErrorText } from "../../lib/use-error-text.ts";
import { type RouterOutputs, trpc } from "../../trpc/client.tsx";
import { RelativeTime } from "../shell/relative-time.tsx";

type File = RouterOutputs["exports"]["list"][number];
const isUnfinished = ({ status }: File) => status === "waiting" || status === "running";

function Row({ file }: { file: File }) {
  const t = useTranslations("dataFiles");
  return (
    <li className="flex min-h-11 items-center gap-3 py-1.5 text-sm">
      <span className="min-w-0 flex-1">
        <RelativeTime at={file.createdAt} className="text-fg" />
        <span className="block text-xs text-fg-muted">
          {file.status === "ready" ? t("lines", { count: file.rowCount }) : t(file.status)}
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

type Props = {
  kind: DataExportQuery["kind"];
  query: DataExportQuery;
  label: string;
  body: string;
  /** What may be chosen before the file is written. */
  children?: ReactNode;
};

function Files({ kind, query, children }: Omit<Props, "label" | "body">) {
  const t = useTranslations("dataFiles");
  const errorText = useErrorText();
  const utils = trpc.useUtils();
  const { data: files = [] } = trpc.exports.list.useQuery(
    { kind },
    { refetchInterval: ({ state }) => (state.data?.some(isUnfinished) ? 1_500 : false) },
  );
  const start = trpc.exports.start.useMutation({
    onSuccess: () => {
      toast.success(t("started"));
      void utils.exports.list.invalidate();
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
            <Row key={file.id} file={file} />
          ))}
        </ul>
      </section>
    </DialogBody>
  );
}

/** Has a file written in the background, and keeps those of the last days at hand. */
export function DataFiles({ label, body, ...files }: Props) {
  const common = useTranslations("common");
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <FileDown aria-hidden />
        {label}
      </Button>
      <Dialog open={isOpen} onOpenChange={setOpen}>
        <DialogContent closeLabel={common("close")} phone="card">
          <DialogHeader>
            <DialogTitle>{label}</DialogTitle>
            <DialogDescription>{body}</DialogDescription>
          </DialogHeader>
          {isOpen && <Files {...files} />}
        </DialogContent>
      </Dialog>
    </>
  );
}

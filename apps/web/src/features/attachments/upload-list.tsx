"use client";
import { maxAttachments } from "@handrail/contracts/limits";
import { Callout } from "@handrail/ui/callout";
import { cn } from "@handrail/ui/cn";
import { IconButton } from "@handrail/ui/icon-button";
import { Progress } from "@handrail/ui/progress";
import { CircleAlert, RotateCw, ShieldAlert, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { trpc } from "../../trpc/client.tsx";
import { FileIcon } from "./file-icon.tsx";
import type { Upload } from "./uploads.ts";
import { useFileSize } from "./use-file-size.ts";
import type { Uploads } from "./use-uploads.ts";

function Thumbnail({ upload }: { upload: Upload }) {
  const source = upload.localUrl ?? upload.attachment?.previewUrl;
  if (upload.state === "failed") {
    const Icon = upload.problem === "malware" ? ShieldAlert : CircleAlert;
    return <Icon aria-hidden className="size-5 shrink-0 text-danger-text" />;
  }
  if (source) return <img src={source} alt="" className="size-10 shrink-0 rounded-tight object-cover" />;
  return <FileIcon contentType={upload.attachment?.contentType ?? ""} />;
}

function useProblemText(problem: Upload["problem"]) {
  const t = useTranslations("attachments");
  const isTooLarge = problem === "payload_too_large";
  const limits = trpc.files.limits.useQuery(undefined, {
    enabled: isTooLarge,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const sizeOf = useFileSize();
  const reasons = useTranslations("errors.reasons");
  if (problem === "malware") return t("refused");
  if (isTooLarge) {
    return limits.data ? t("tooLarge", { max: sizeOf(limits.data.fileBytes) }) : t("tooLargeAnyway");
  }
  return reasons(problem ?? "unavailable", { requestId: "", seconds: 60 });
}

function Entry({ upload, uploads }: { upload: Upload; uploads: Uploads }) {
  const t = useTranslations("attachments");
  const sizeOf = useFileSize();
  const { name, state, problem } = upload;
  const problemText = useProblemText(problem);
  const isRetryable = state === "failed" && problem !== "malware" && problem !== "payload_too_large";
  return (
    <li
      className={cn(
        "flex min-w-0 items-center gap-2.5 rounded-control border bg-surface py-1.5 ps-2.5 pe-1",
        state === "failed" ? "border-tone-danger-line" : "border-line",
      )}
    >
      <Thumbnail upload={upload} />
      <div className="min-w-0 flex-1">
        <p className="truncate text-sm text-fg" title={name}>
          {name}
        </p>
        {state === "sending" ? (
          <Progress value={upload.progress * 100} label={t("progress", { name })} className="mt-1" />
        ) : (
          <p
            className={cn("text-xs", state === "failed" ? "text-danger-text" : "text-fg-subtle")}
            role={state === "failed" ? "alert" : undefined}
          >
            {state === "failed"
              ? problemText
              : upload.attachment?.state === "held"
                ? t("held")
                : sizeOf(upload.size)}
          </p>
        )}
      </div>
      {isRetryable ? (
        <IconButton size="sm" label={t("retry", { name })} onClick={() => uploads.retry(upload)}>
          <RotateCw aria-hidden />
        </IconButton>
      ) : null}
      <IconButton
        size="sm"
        label={t(state === "sending" ? "cancel" : "remove", { name })}
        onClick={() => uploads.remove(upload)}
      >
        <X aria-hidden />
      </IconButton>
    </li>
  );
}

/** What is attached to the message being written: how far each has come, what went wrong, and the way to take it off. */
export function UploadList({ uploads, className }: { uploads: Uploads; className?: string }) {
  const t = useTranslations("attachments");
  if (uploads.uploads.length === 0) return null;
  return (
    <div className={cn("flex flex-col gap-2", className)}>
      {uploads.surplus > 0 ? (
        <Callout tone="warning" live>
          {t("tooMany", { max: maxAttachments, count: uploads.surplus })}
        </Callout>
      ) : null}
      <ul aria-label={t("list")} className="grid gap-2 sm:grid-cols-2">
        {uploads.uploads.map((upload) => (
          <Entry key={upload.key} {...{ upload, uploads }} />
        ))}
      </ul>
    </div>
  );
}

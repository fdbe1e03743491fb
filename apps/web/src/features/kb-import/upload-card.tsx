"use client";
import { Button } from "@handrail/ui/button";
import { Callout } from "@handrail/ui/callout";
import { Card, CardBody, CardHeader } from "@handrail/ui/card";
import { cn } from "@handrail/ui/cn";
import { Progress } from "@handrail/ui/progress";
import { useMutation } from "@tanstack/react-query";
import { FileArchive } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { type DragEvent, useRef, useState } from "react";
import { errorDetails } from "../../lib/errors.ts";
import { useErrorText } from "../../lib/use-error-text.ts";
import { largestArchive, sendArchive } from "./send-archive.ts";

/** Where a zip is chosen or dropped; tells the import that came of it. */
export function UploadCard({ onUploaded }: { onUploaded: (importId: string) => void }) {
  const t = useTranslations("kbImport");
  const format = useFormatter();
  const errorText = useErrorText();
  const input = useRef<HTMLInputElement>(null);
  const [sent, setSent] = useState(0);
  const [isOver, setIsOver] = useState(false);
  const [isTooLarge, setIsTooLarge] = useState(false);
  const send = useMutation({
    mutationFn: (file: File) => sendArchive(file, setSent),
    onSuccess: ({ importId }) => onUploaded(importId),
  });
  const size = format.number(largestArchive / 1024 / 1024, { style: "unit", unit: "megabyte" });
  const choose = (file: File | undefined) => {
    if (input.current) input.current.value = "";
    if (!file) return;
    setSent(0);
    setIsTooLarge(file.size > largestArchive);
    if (file.size <= largestArchive) send.mutate(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    if (!send.isPending) choose(event.dataTransfer.files[0]);
  };
  const refused = send.error
    ? errorDetails(send.error).reason === "file_type"
      ? t("notZip")
      : errorText(send.error)
    : null;
  const problem = isTooLarge ? t("tooLarge", { size }) : refused;
  return (
    <Card>
      <CardHeader title={t("uploadTitle")} description={t("uploadBody")} />
      <CardBody className="flex flex-col gap-3">
        {problem && (
          <Callout tone="danger" live>
            {problem}
          </Callout>
        )}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way to do what the button does */}
        <div
          className={cn(
            "flex flex-col items-center gap-3 rounded-card border border-dashed border-line-strong px-4 py-8 text-center",
            isOver && "border-accent bg-surface-hover",
          )}
          onDragOver={(event) => {
            event.preventDefault();
            setIsOver(true);
          }}
          onDragLeave={() => setIsOver(false)}
          onDrop={drop}
        >
          <FileArchive aria-hidden className="size-8 text-fg-subtle" />
          {send.isPending ? (
            <Progress
              className="w-full max-w-80"
              label={t("uploading", { name: send.variables.name })}
              showLabel
              value={Math.round(sent * 100)}
              valueLabel={format.number(sent, { style: "percent" })}
            />
          ) : (
            <>
              <div className="flex flex-wrap items-center justify-center gap-2 text-sm text-fg-muted">
                <Button variant="primary" onClick={() => input.current?.click()}>
                  {t("choose")}
                </Button>
                <span>{t("drop")}</span>
              </div>
              <p className="text-xs text-fg-subtle">{t("limit", { size })}</p>
            </>
          )}
          <input
            ref={input}
            type="file"
            accept=".zip,application/zip"
            className="sr-only"
            tabIndex={-1}
            aria-label={t("choose")}
            onChange={(event) => choose(event.target.files?.[0])}
          />
        </div>
      </CardBody>
    </Card>
  );
}

"use client";
import type { WireAttachment } from "@handrail/contracts";
import { Button } from "@handrail/ui/button";
import { Dialog, DialogContent, DialogFooter, DialogHeader, DialogTitle } from "@handrail/ui/dialog";
import { IconButton } from "@handrail/ui/icon-button";
import { Skeleton } from "@handrail/ui/skeleton";
import { useQuery } from "@tanstack/react-query";
import { ChevronLeft, ChevronRight, Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useState } from "react";
import { focusItself } from "../../lib/focus-itself.ts";
import { freshAttachment } from "./fresh-attachment.ts";

type Props = {
  pictures: readonly WireAttachment[];
  index: number;
  onIndex: (index: number) => void;
  onClose: () => void;
};

/** A message's pictures, one at a time and as large as the screen allows; arrow keys go on. */
export function Lightbox({ pictures, index, onIndex, onClose }: Props) {
  const t = useTranslations("attachments");
  const common = useTranslations("common");
  const [opener] = useState(() => document.activeElement);
  const picture = pictures[index];
  const fresh = useQuery({
    queryKey: ["attachment", picture?.id],
    queryFn: () => (picture ? freshAttachment(picture) : null),
    staleTime: 5 * 60_000,
  });
  if (!picture) return null;
  const go = (step: number) => onIndex((index + step + pictures.length) % pictures.length);
  const onKeyDown = (event: KeyboardEvent) => {
    if (pictures.length < 2) return;
    if (event.key === "ArrowLeft") go(-1);
    if (event.key === "ArrowRight") go(1);
  };
  const { previewUrl, downloadUrl } = fresh.data ?? { previewUrl: null, downloadUrl: null };
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent
        size="xl"
        closeLabel={common("close")}
        aria-describedby={undefined}
        className="sm:max-h-[92vh] sm:w-fit sm:max-w-[92vw]"
        onKeyDown={onKeyDown}
        onOpenAutoFocus={focusItself}
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          if (opener instanceof HTMLElement) opener.focus();
        }}
      >
        <DialogHeader>
          <DialogTitle className="truncate">{picture.name}</DialogTitle>
        </DialogHeader>
        <div className="grid min-h-40 flex-1 place-items-center overflow-hidden bg-canvas sm:min-w-80">
          {previewUrl ? (
            <img
              src={previewUrl}
              alt={picture.name}
              width={picture.width ?? undefined}
              height={picture.height ?? undefined}
              className="h-auto max-h-[72vh] bg-white w-auto max-w-full object-contain"
            />
          ) : (
            <Skeleton className="size-full min-h-40" />
          )}
        </div>
        <DialogFooter>
          {pictures.length > 1 ? (
            <span className="me-auto flex items-center gap-1">
              <IconButton label={t("previous")} onClick={() => go(-1)}>
                <ChevronLeft aria-hidden className="rtl:-scale-x-100" />
              </IconButton>
              <span className="text-sm text-fg-muted tabular-nums" aria-live="polite">
                {t("position", { index: index + 1, count: pictures.length })}
              </span>
              <IconButton label={t("next")} onClick={() => go(1)}>
                <ChevronRight aria-hidden className="rtl:-scale-x-100" />
              </IconButton>
            </span>
          ) : null}
          {downloadUrl ? (
            <Button asChild>
              <a href={downloadUrl} download={picture.name}>
                <Download aria-hidden />
                {t("downloadOriginal")}
              </a>
            </Button>
          ) : null}
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}

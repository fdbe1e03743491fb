"use client";
import type { WireAttachment } from "@handrail/contracts";
import { cn } from "@handrail/ui/cn";
import { toast } from "@handrail/ui/toast";
import { Download, Hourglass, ShieldAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, type MouseEvent, Suspense, useState } from "react";
import { useErrorText } from "../../lib/use-error-text.ts";
import { FileIcon } from "./file-icon.tsx";
import { freshAttachment, isStale } from "./fresh-attachment.ts";
import { useFileSize } from "./use-file-size.ts";

const Lightbox = lazy(async () => ({ default: (await import("./lightbox.tsx")).Lightbox }));

const widest = 320;
const highest = 220;

/** The room that a picture takes, before it has been loaded. */
function fit({ width, height }: WireAttachment) {
  const [across, down] = [width || widest, height || highest];
  const scale = Math.min(1, widest / across, highest / down);
  return { width: Math.max(24, Math.round(across * scale)), height: Math.max(24, Math.round(down * scale)) };
}

function Picture({ attachment, onOpen }: { attachment: WireAttachment; onOpen: () => void }) {
  const t = useTranslations("attachments");
  const [source, setSource] = useState(attachment.previewUrl ?? "");
  const [isRenewed, setRenewed] = useState(false);
  const renew = () => {
    if (isRenewed) return;
    setRenewed(true);
    freshAttachment(attachment).then(
      ({ previewUrl }) => setSource(previewUrl ?? ""),
      () => undefined,
    );
  };
  return (
    <button
      type="button"
      className="block max-w-full overflow-hidden rounded-control border border-line bg-white"
      aria-label={t("open", { name: attachment.name })}
      onClick={onOpen}
    >
      <img
        {...fit(attachment)}
        src={source}
        alt={attachment.name}
        loading="lazy"
        decoding="async"
        className="h-auto max-w-full object-contain"
        onError={renew}
      />
    </button>
  );
}

const row =
  "flex max-w-full min-w-0 items-center gap-2.5 rounded-control border px-3 py-2 text-start text-sm";

function FileLink({ attachment }: { attachment: WireAttachment }) {
  const t = useTranslations("attachments");
  const errorText = useErrorText();
  const sizeOf = useFileSize();
  const { name, downloadUrl, contentType, size } = attachment;
  const onClick = (event: MouseEvent) => {
    if (downloadUrl && !isStale(downloadUrl, Date.now())) return;
    event.preventDefault();
    freshAttachment(attachment).then(
      (fresh) => fresh.downloadUrl && window.location.assign(fresh.downloadUrl),
      (error: unknown) => toast.error(errorText(error)),
    );
  };
  return (
    <a
      href={downloadUrl ?? ""}
      download={name}
      onClick={onClick}
      className={cn(row, "border-line bg-surface text-fg no-underline hover:bg-surface-hover")}
    >
      <FileIcon contentType={contentType} />
      <span className="min-w-0">
        <span className="sr-only">{t("download", { name: "" })}</span>
        <span className="block truncate font-medium">{name}</span>
        <span className="block text-xs text-fg-subtle">{sizeOf(size)}</span>
      </span>
      <Download aria-hidden className="ms-auto size-4 shrink-0 text-fg-subtle" />
    </a>
  );
}

function Unavailable({ attachment }: { attachment: WireAttachment }) {
  const t = useTranslations("attachments");
  const isHeld = attachment.state === "held";
  const Icon = isHeld ? Hourglass : ShieldAlert;
  return (
    <div
      className={cn(
        row,
        isHeld
          ? "border-line bg-canvas text-fg-muted"
          : "border-tone-danger-line bg-tone-danger text-tone-danger-fg",
      )}
    >
      <Icon aria-hidden className="size-5 shrink-0" />
      <span className="min-w-0">
        <span className="block truncate font-medium">{attachment.name}</span>
        <span className="block text-xs">{t(isHeld ? "held" : "refused")}</span>
      </span>
    </div>
  );
}

type Props = { attachments: readonly WireAttachment[]; className?: string };

/** The files of a message: pictures to look at, everything else to download, and what is held back or was refused. */
export function MessageAttachments({ attachments, className }: Props) {
  const t = useTranslations("attachments");
  const [shown, setShown] = useState<number | null>(null);
  const pictures = attachments.filter(({ state, previewUrl }) => state === "ready" && previewUrl);
  const files = attachments.filter((each) => !pictures.includes(each));
  if (attachments.length === 0) return null;
  return (
    <div className={cn("flex max-w-full min-w-0 flex-col gap-2", className)}>
      {pictures.length > 0 ? (
        <ul aria-label={t("pictures")} className="flex max-w-full flex-wrap gap-2">
          {pictures.map((attachment, index) => (
            <li key={attachment.id} className="max-w-full">
              <Picture attachment={attachment} onOpen={() => setShown(index)} />
            </li>
          ))}
        </ul>
      ) : null}
      {files.length > 0 ? (
        <ul aria-label={t("list")} className="flex max-w-full flex-col items-stretch gap-1.5">
          {files.map((attachment) => (
            <li key={attachment.id} className="max-w-full min-w-0">
              {attachment.state === "ready" ? (
                <FileLink attachment={attachment} />
              ) : (
                <Unavailable attachment={attachment} />
              )}
            </li>
          ))}
        </ul>
      ) : null}
      {shown === null ? null : (
        <Suspense fallback={null}>
          <Lightbox pictures={pictures} index={shown} onIndex={setShown} onClose={() => setShown(null)} />
        </Suspense>
      )}
    </div>
  );
}

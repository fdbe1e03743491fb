"use client";
import { cn } from "@handrail/ui/cn";
import { FileUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { type DragEvent, type ReactNode, useState } from "react";

type Props = {
  onFiles: (files: readonly File[]) => void;
  disabled?: boolean;
  className?: string;
  children: ReactNode;
};

const carriesFiles = (event: DragEvent) => event.dataTransfer.types.includes("Files");

/** Takes files that are dropped on it or pasted inside of it. */
export function FileDrop({ onFiles, disabled = false, className, children }: Props) {
  const t = useTranslations("attachments");
  const [isOver, setOver] = useState(false);
  if (disabled) return <div className={className}>{children}</div>;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: takes what is dropped or pasted into the fields inside; keys are theirs
    <div
      className={cn("relative", className)}
      onDragOver={(event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        const to = event.relatedTarget;
        if (!(to instanceof Node) || !event.currentTarget.contains(to)) setOver(false);
      }}
      onDrop={(event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        setOver(false);
        onFiles([...event.dataTransfer.files]);
      }}
      onPaste={(event) => {
        const files = [...event.clipboardData.files];
        if (files.length === 0) return;
        event.preventDefault();
        onFiles(files);
      }}
    >
      {children}
      {isOver ? (
        <div className="pointer-events-none absolute inset-0 z-10 grid place-items-center rounded-card border-2 border-dashed border-accent bg-surface/90">
          <p className="flex items-center gap-2 font-medium text-accent-text">
            <FileUp aria-hidden className="size-5" />
            {t("dropHere")}
          </p>
        </div>
      ) : null}
    </div>
  );
}

"use client";
import { maxAttachments } from "@handrail/contracts/limits";
import { Button } from "@handrail/ui/button";
import { IconButton } from "@handrail/ui/icon-button";
import { Paperclip } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import type { Uploads } from "./use-uploads.ts";

type Props = { uploads: Uploads; disabled?: boolean; withLabel?: boolean };

/** Chooses files to attach. */
export function AttachButton({ uploads, disabled = false, withLabel = false }: Props) {
  const t = useTranslations("attachments");
  const input = useRef<HTMLInputElement>(null);
  const isFull = uploads.uploads.length >= maxAttachments;
  const choose = () => input.current?.click();
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        tabIndex={-1}
        aria-hidden
        className="hidden"
        onChange={(event) => {
          uploads.add([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
      {withLabel ? (
        <Button disabled={disabled || isFull} onClick={choose}>
          <Paperclip aria-hidden />
          {t("attach")}
        </Button>
      ) : (
        <IconButton label={t("attach")} disabled={disabled || isFull} onClick={choose}>
          <Paperclip aria-hidden />
        </IconButton>
      )}
    </>
  );
}

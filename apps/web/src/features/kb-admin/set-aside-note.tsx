"use client";
import { Button } from "@handrail/ui/button";
import { Callout } from "@handrail/ui/callout";
import {
  Dialog,
  DialogBody,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from "@handrail/ui/dialog";
import { useFormatter, useNow, useTranslations } from "next-intl";
import { useState } from "react";
import type { SetAside } from "./set-aside.ts";

/** Leads back to the version that was not chosen. */
export function SetAsideNote({ kept, onForget }: { kept: SetAside; onForget: () => void }) {
  const t = useTranslations("kb.conflict");
  const common = useTranslations("common");
  const format = useFormatter();
  const now = useNow({ updateInterval: 60_000 });
  const [isCopied, setCopied] = useState(false);
  const text = `# ${kept.title}\n\n${kept.excerpt}\n\n${kept.body}`;
  return (
    <Dialog>
      <Callout
        tone="info"
        action={
          <DialogTrigger asChild>
            <Button size="sm">{t("asideShow")}</Button>
          </DialogTrigger>
        }
      >
        {t("aside")}
      </Callout>
      <DialogContent size="lg" closeLabel={common("close")}>
        <DialogHeader>
          <DialogTitle>{t("asideTitle")}</DialogTitle>
          <DialogDescription>
            {t("asideBody", { time: format.relativeTime(new Date(kept.at), now) })}
          </DialogDescription>
        </DialogHeader>
        <DialogBody>
          <pre
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
            tabIndex={0}
            className="rounded-control border border-line bg-surface p-3 font-mono text-sm whitespace-pre-wrap wrap-anywhere"
          >
            {text}
          </pre>
        </DialogBody>
        <DialogFooter>
          <Button variant="ghost" onClick={onForget}>
            {t("asideForget")}
          </Button>
          <Button
            variant="primary"
            onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
          >
            {isCopied ? t("copied") : t("copyText")}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}

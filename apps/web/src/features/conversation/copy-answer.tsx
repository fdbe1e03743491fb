"use client";
import { Button } from "@handrail/ui/button";
import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";

/** Takes an answer along as it was written. */
export function CopyAnswer({ body }: { body: string }) {
  const t = useTranslations("support.conversation");
  const [isCopied, setCopied] = useState(false);
  const copy = () =>
    navigator.clipboard?.writeText(body).then(
      () => setCopied(true),
      () => undefined,
    );
  const Icon = isCopied ? Check : Copy;
  return (
    <Button variant="ghost" size="sm" className="text-fg-muted" onClick={() => void copy()}>
      <Icon aria-hidden />
      <span aria-live="polite">{t(isCopied ? "copied" : "copy")}</span>
    </Button>
  );
}

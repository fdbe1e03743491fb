"use client";
import { Callout } from "@handrail/ui/callout";
import { useTranslations } from "next-intl";
import type { Refusal } from "./next-auth-client.ts";

/** Says why an attempt was refused, aloud too. */
export function RefusalNotice({ refusal, wrong }: { refusal: Refusal | null; wrong?: string }) {
  const t = useTranslations("auth.refused");
  if (!refusal) return null;
  const text =
    refusal.reason === "wrong" && wrong
      ? wrong
      : t(refusal.reason, { minutes: Math.max(1, Math.ceil(refusal.seconds / 60)) });
  return (
    <Callout tone="danger" live>
      {text}
    </Callout>
  );
}

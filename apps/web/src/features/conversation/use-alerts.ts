"use client";
import type { WireMessage } from "@handrail/contracts";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { alertOf } from "./alerts.ts";

/** Tells of what a person of the team wrote since the page shows the chat, while its reader looks elsewhere. */
export function useAlerts(messages: readonly WireMessage[], isReady: boolean, isLookedAt: boolean): void {
  const t = useTranslations("modal.chat.alerts");
  const last = messages.findLast(({ senderKind }) => senderKind === "agent");
  const known = useRef<number | null>(null);
  const seq = last?.seq ?? 0;
  const { senderName = "", conversationId = "" } = last ?? {};
  useEffect(() => {
    if (!isReady) return;
    const before = known.current;
    known.current = seq;
    if (before === null || seq <= before) return;
    if (isLookedAt && document.visibilityState === "visible") return;
    alertOf(t("title", { name: senderName ?? "" }), conversationId);
  }, [isReady, isLookedAt, seq, senderName, conversationId, t]);
}

"use client";
import type { WireMessage } from "@handrail/contracts";
import { useEffect, useState } from "react";

/** How many messages of the customer came since this chat was last worked on and looked at. */
export function useUnread(messages: readonly WireMessage[], isActive: boolean, agentSeenSeq: number): number {
  const [readSeq, setReadSeq] = useState(agentSeenSeq);
  const newest = messages.at(-1)?.seq ?? 0;
  useEffect(() => {
    if (!isActive) return;
    const look = () => {
      if (document.visibilityState === "visible") setReadSeq((before) => Math.max(before, newest));
    };
    look();
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, [isActive, newest]);
  const read = Math.max(readSeq, agentSeenSeq);
  return messages.filter(
    ({ seq, senderKind, state }) => seq > read && senderKind === "customer" && state === "sent",
  ).length;
}

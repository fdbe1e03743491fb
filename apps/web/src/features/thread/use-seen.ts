"use client";
import type { WireMessage } from "@handrail/contracts";
import { useCallback, useEffect, useRef, useState } from "react";
import { isNews, lastPublicSeq } from "./thread-items.ts";

/** How long a message is on the screen before it counts as read by somebody who looks at the keyboard. */
const readingMs = 1_500;

/**
 * How far this person has read. A reply says `seenSeq`, and the server refuses it where somebody else wrote later.
 * `crossing` is what others wrote while one was busy writing; the thread draws its "new" line there.
 */
export function useSeen(
  messages: readonly WireMessage[],
  options: { isWriting: boolean; ownMembershipId: string | null },
) {
  const { isWriting, ownMembershipId } = options;
  const seen = useRef(0);
  const known = useRef(0);
  const [crossing, setCrossing] = useState<{ afterSeq: number; name: string | null } | null>(null);
  const newest = lastPublicSeq(messages);

  useEffect(() => {
    const before = known.current;
    known.current = newest;
    if (before === 0 || newest <= before) return;
    const crossed = messages.find((message) => message.seq > before && isNews(message, ownMembershipId));
    if (crossed && (isWriting || document.visibilityState !== "visible"))
      setCrossing((held) => held ?? { afterSeq: before, name: crossed.senderName });
  }, [messages, newest, isWriting, ownMembershipId]);

  const markSeen = useCallback(() => {
    if (document.visibilityState !== "visible") return;
    if (seen.current === 0 || !isWriting) {
      seen.current = Math.max(seen.current, newest);
      return;
    }
    setTimeout(() => {
      if (document.visibilityState === "visible") seen.current = Math.max(seen.current, newest);
    }, readingMs);
  }, [newest, isWriting]);

  const seenSeq = useCallback(() => seen.current, []);
  const settleCrossing = useCallback(() => setCrossing(null), []);
  const holdFrom = useCallback(
    (afterSeq: number) => setCrossing((held) => held ?? { afterSeq, name: null }),
    [],
  );
  return { seenSeq, newest, markSeen, crossing, settleCrossing, holdFrom };
}

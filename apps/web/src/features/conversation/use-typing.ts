"use client";
import { readTyping, type Typing, typingEvent } from "@handrail/contracts";
import type { Channel } from "pusher-js";
import { useCallback, useEffect, useRef, useState } from "react";

const tellEveryMs = 2_500;
const shownMs = 5_000;

/**
 * Who is writing on a channel, and how to tell that oneself is. Client events go from browser to browser: what comes
 * is checked, shown for some seconds, and never kept.
 */
export function useTyping(channel: Channel | null, me: Typing) {
  const [typist, setTypist] = useState<Typing | null>(null);
  const { name, kind } = me;

  useEffect(() => {
    if (!channel) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onTyping = (data: unknown) => {
      const other = readTyping(data);
      if (!other || (other.kind === kind && other.name === name)) return;
      setTypist(other);
      clearTimeout(timer);
      timer = setTimeout(() => setTypist(null), shownMs);
    };
    channel.bind(typingEvent, onTyping);
    return () => {
      clearTimeout(timer);
      channel.unbind(typingEvent, onTyping);
      setTypist(null);
    };
  }, [channel, name, kind]);

  const toldAt = useRef(0);
  const tell = useCallback(() => {
    if (!channel?.subscribed || Date.now() - toldAt.current < tellEveryMs) return;
    toldAt.current = Date.now();
    channel.trigger(typingEvent, { name: name.slice(0, 80), kind });
  }, [channel, name, kind]);
  const forget = useCallback(() => setTypist(null), []);

  return { typist, tell, forget };
}

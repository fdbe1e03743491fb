"use client";
import { readTyping, typingEvent } from "@handrail/contracts";
import type { Channel } from "pusher-js";
import { useCallback, useEffect, useRef, useState } from "react";

const tellEveryMs = 2_500;
const shownForMs = 4_000;

export type Typist = { name: string; kind: "customer" | "agent" };

/** Who is typing on a channel right now. */
export function useTypists(channel: Channel | null): readonly Typist[] {
  const [typists, setTypists] = useState<readonly (Typist & { until: number })[]>([]);
  useEffect(() => {
    if (!channel) return;
    const onTyping = (data: unknown) => {
      const typist = readTyping(data);
      if (!typist) return;
      const until = Date.now() + shownForMs;
      setTypists((before) => [
        ...before.filter((each) => each.name !== typist.name || each.kind !== typist.kind),
        { ...typist, until },
      ]);
    };
    const onMessage = () => setTypists([]);
    channel.bind(typingEvent, onTyping);
    channel.bind("message", onMessage);
    return () => {
      channel.unbind(typingEvent, onTyping);
      channel.unbind("message", onMessage);
      setTypists([]);
    };
  }, [channel]);
  useEffect(() => {
    if (typists.length === 0) return;
    const next = Math.min(...typists.map((each) => each.until));
    const timer = setTimeout(
      () => setTypists((before) => before.filter((each) => each.until > Date.now())),
      Math.max(0, next - Date.now()) + 10,
    );
    return () => clearTimeout(timer);
  }, [typists]);
  return typists;
}

/** Tells the others on a channel, now and then while one types; lost where realtime is away. */
export function useTellTyping(channel: Channel | null, me: Typist | null): () => void {
  const toldAt = useRef(0);
  return useCallback(() => {
    if (!channel?.subscribed || !me || Date.now() - toldAt.current < tellEveryMs) return;
    toldAt.current = Date.now();
    channel.trigger(typingEvent, { name: me.name.slice(0, 80), kind: me.kind });
  }, [channel, me]);
}

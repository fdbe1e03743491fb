"use client";
import { heartbeatMs } from "@handrail/sync";
import { useCallback, useEffect } from "react";
import { useRealtime } from "../../realtime/provider.tsx";
import { useChannel } from "../../realtime/use-channel.ts";
import { trpc } from "../../trpc/client.tsx";

/** A page that is being closed is hidden first: only one that stays so was put away. */
const putAwayMs = 1_000;

/** Phones and tablets put pages to sleep that nobody looks at, and their connections end; other browsers do not. */
const mayBePutToSleep = () =>
  document.visibilityState === "hidden" && window.matchMedia("(pointer: coarse)").matches;

/**
 * Tells that the dashboard is open here: by the connection to the own channel, and by a sign of life now and then, at
 * once when the page is looked at, put away or on line again, and oftener while the connection is lost. Brings the own
 * status along, which may have been changed on another device.
 */
export function useHeartbeat(channel: string): void {
  const utils = trpc.useUtils();
  const { status } = useRealtime();
  const { mutate } = trpc.chatDesk.heartbeat.useMutation({
    onSuccess: ({ status }) => {
      if (utils.identity.me.getData()?.agentStatus !== status) void utils.identity.me.invalidate();
    },
  });
  const beat = useCallback(() => mutate({ isHidden: mayBePutToSleep() }), [mutate]);
  useChannel(channel, { onSubscribed: beat });
  const everyMs = status === "connected" ? heartbeatMs.connected : heartbeatMs.offline;
  useEffect(() => {
    const timer = window.setInterval(beat, everyMs);
    return () => window.clearInterval(timer);
  }, [beat, everyMs]);
  useEffect(() => {
    let puttingAway: number | undefined;
    const look = () => {
      window.clearTimeout(puttingAway);
      if (document.visibilityState === "visible") beat();
      else puttingAway = window.setTimeout(beat, putAwayMs);
    };
    beat();
    window.addEventListener("online", beat);
    document.addEventListener("visibilitychange", look);
    return () => {
      window.clearTimeout(puttingAway);
      window.removeEventListener("online", beat);
      document.removeEventListener("visibilitychange", look);
    };
  }, [beat]);
}

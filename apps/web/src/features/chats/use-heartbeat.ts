"use client";
import { heartbeatMs } from "@handrail/sync";
import { useEffect } from "react";
import { trpc } from "../../trpc/client.tsx";

/**
 * Tells that the dashboard is open here: now and then, and at once when it is looked at or on line again. Brings the own
 * status along, which may have been changed on another device.
 */
export function useHeartbeat(): void {
  const utils = trpc.useUtils();
  const { mutate } = trpc.chatDesk.heartbeat.useMutation({
    onSuccess: ({ status }) => {
      if (utils.identity.me.getData()?.agentStatus !== status) void utils.identity.me.invalidate();
    },
  });
  useEffect(() => {
    const beat = () => mutate();
    const look = () => {
      if (document.visibilityState === "visible") beat();
    };
    beat();
    const timer = window.setInterval(beat, heartbeatMs);
    window.addEventListener("online", beat);
    document.addEventListener("visibilitychange", look);
    return () => {
      window.clearInterval(timer);
      window.removeEventListener("online", beat);
      document.removeEventListener("visibilitychange", look);
    };
  }, [mutate]);
}

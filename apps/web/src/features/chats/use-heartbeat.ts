"use client";
import { heartbeatMs } from "@handrail/sync";
import { useEffect } from "react";
import { trpc } from "../../trpc/client.tsx";

/** Tells that the dashboard is open here: now and then, and at once when it is looked at or on line again. */
export function useHeartbeat(): void {
  const { mutate } = trpc.chatDesk.heartbeat.useMutation();
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

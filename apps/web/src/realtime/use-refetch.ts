"use client";
import { refetchMs } from "@handrail/sync";
import { useEffect, useRef } from "react";
import { useRealtime } from "./provider.tsx";

/** Calls `refetch` on focus, when the network is back, on reconnect, and every so often: oftener while realtime is away. */
export function useRefetch(refetch: () => void): void {
  const { status } = useRealtime();
  const current = useRef(refetch);
  useEffect(() => {
    current.current = refetch;
  });
  useEffect(() => {
    const run = () => {
      if (document.visibilityState === "visible") current.current();
    };
    const timer = setInterval(run, status === "connected" ? refetchMs.connected : refetchMs.offline);
    window.addEventListener("focus", run);
    window.addEventListener("online", run);
    document.addEventListener("visibilitychange", run);
    if (status === "connected") run();
    return () => {
      clearInterval(timer);
      window.removeEventListener("focus", run);
      window.removeEventListener("online", run);
      document.removeEventListener("visibilitychange", run);
    };
  }, [status]);
}

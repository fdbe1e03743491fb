"use client";
import type { WireMessage } from "@handrail/contracts";
import { useEffect, useRef } from "react";
import { trpc, trpcClient } from "../../trpc/client.tsx";

/** Remembers on the server how far the conversation has been seen, while somebody is looking at it. */
export function useOwnSeen(ticketId: string, messages: readonly WireMessage[]): void {
  const utils = trpc.useUtils();
  const told = useRef(0);
  const seq = messages.reduce((most, message) => Math.max(most, message.seq), 0);
  useEffect(() => {
    const tell = () => {
      if (document.visibilityState !== "visible" || seq <= told.current) return;
      told.current = seq;
      trpcClient.tickets.ownSeen.mutate({ ticketId, seq }).then(
        () => utils.tickets.own.invalidate(),
        () => {
          told.current = 0;
        },
      );
    };
    tell();
    document.addEventListener("visibilitychange", tell);
    return () => document.removeEventListener("visibilitychange", tell);
  }, [ticketId, seq, utils]);
}

"use client";
import { useCallback, useSyncExternalStore } from "react";

const unknown = () => null;

/** Whether a media query holds; null where nobody knows yet (on the server, and until the page is live). */
export function useMedia(query: string): boolean | null {
  const subscribe = useCallback(
    (tell: () => void) => {
      const list = window.matchMedia(query);
      list.addEventListener("change", tell);
      return () => list.removeEventListener("change", tell);
    },
    [query],
  );
  return useSyncExternalStore<boolean | null>(subscribe, () => window.matchMedia(query).matches, unknown);
}

/** Whether there is room for tables (48 rem); null until known: then let CSS hide one of both. */
export const useHasTables = () => useMedia("(min-width: 48rem)");

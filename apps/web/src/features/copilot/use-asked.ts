"use client";
import { useQuery } from "@tanstack/react-query";

/** Asks once when a panel opens; each asking is one that is counted and kept, so nothing asks again by itself. */
export function useAsked<T>(name: string, id: string, ask: () => Promise<T>) {
  return useQuery({
    queryKey: ["copilot", name, id],
    queryFn: ask,
    retry: false,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}

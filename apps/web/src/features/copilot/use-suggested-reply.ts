"use client";
import { useQuery } from "@tanstack/react-query";
import { trpc, trpcClient } from "../../trpc/client.tsx";
import { type About, idOf } from "./about.ts";

const keptMs = 30 * 60_000;

/** A reply to begin with, asked for once where it is wanted: each asking is counted and kept. Null: none, or not yet. */
export function useSuggestedReply(about: About, isWanted: boolean) {
  const offers = trpc.copilot.offers.useQuery(about, { staleTime: 300_000, enabled: isWanted });
  const asked = useQuery({
    queryKey: ["copilot", "suggested", idOf(about)],
    queryFn: () => trpcClient.copilot.suggest.mutate(about),
    enabled: isWanted && offers.data?.canSuggest === true,
    retry: false,
    gcTime: keptMs,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  const { body = null, sources = [] } = asked.data ?? {};
  return isWanted && body ? { body, titles: sources.map(({ title }) => title) } : null;
}

"use client";
import { keepPreviousData } from "@tanstack/react-query";
import { useLocale } from "next-intl";
import { useDebounced } from "../../lib/use-debounced.ts";
import { type RouterOutputs, trpc } from "../../trpc/client.tsx";

const settleMs = 180;
const longestQuery = 500;
const mostHits = 8;

/** What the server found already, so that the page shows it before any script has run. */
export type FoundBefore = { query: string; hits: RouterOutputs["kb"]["search"] };

/** Articles found for what is being typed; the ones found before stay until the next have come. */
export function useArticleSearch(text: string, before: FoundBefore | null = null) {
  const query = useDebounced(text.trim().slice(0, longestQuery), settleMs);
  const locale = useLocale();
  const isAsked = query.length > 1;
  const search = trpc.kb.search.useQuery(
    { query, limit: mostHits, locale },
    {
      enabled: isAsked,
      placeholderData: keepPreviousData,
      staleTime: 60_000,
      ...(before?.query === query ? { initialData: before.hits } : {}),
    },
  );
  return {
    query,
    isAsked,
    hits: isAsked ? (search.data ?? []) : [],
    isPending: isAsked && search.isPending,
    isSettled: isAsked && search.isSuccess && !search.isPlaceholderData,
    isError: isAsked && search.isError,
    error: search.error,
    retry: () => void search.refetch(),
  };
}

"use client";
import type { SearchSurface } from "@handrail/contracts";
import { useLocale } from "next-intl";
import { useCallback, useEffect, useRef } from "react";
import { trpcClient } from "../../trpc/client.tsx";
import type { useArticleSearch } from "./use-article-search.ts";

const restMs = 1_500;

type Outcome = "searched" | "opened" | "ticket";
type Search = Pick<ReturnType<typeof useArticleSearch>, "query" | "hits" | "isSettled">;

/**
 * Tells how a search ended, once each: that somebody stopped typing, and then opened an article or asked a person.
 * Half-typed words are not told.
 */
export function useSettledSearch(surface: SearchSurface, { query, hits, isSettled }: Search) {
  const locale = useLocale();
  const told = useRef(new Set<string>());
  const results = hits.length;
  const tell = useCallback(
    (outcome: Outcome) => {
      const key = `${outcome} ${query.toLowerCase()}`;
      if (query.length < 2 || told.current.has(key)) return;
      told.current.add(key);
      trpcClient.kbSearch.settled
        .mutate({ query, surface, locale, outcome, results })
        .catch(() => told.current.delete(key));
    },
    [query, surface, locale, results],
  );
  useEffect(() => {
    if (!isSettled) return;
    const timer = setTimeout(() => tell("searched"), restMs);
    return () => clearTimeout(timer);
  }, [isSettled, tell]);
  const end = useCallback(
    (outcome: "opened" | "ticket") => {
      tell("searched");
      tell(outcome);
    },
    [tell],
  );
  return {
    opened: useCallback(() => end("opened"), [end]),
    asked: useCallback(() => end("ticket"), [end]),
  };
}

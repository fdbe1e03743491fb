"use client";
import { useCallback, useEffect, useRef } from "react";
import { trpcClient } from "../../trpc/client.tsx";

/** As long as what is typed has to rest before it counts as a search. */
const restMs = 1_500;

/** Counts which articles were offered while a ticket was written, and which were opened; each once in this form. */
export function useCountSuggested(shown: readonly string[], isSettled: boolean) {
  const counted = useRef({ suggested: new Set<string>(), opened: new Set<string>() });
  const count = useCallback((step: "suggested" | "opened", ids: readonly string[]) => {
    const known = counted.current[step];
    const articleIds = ids.filter((id) => !known.has(id));
    if (articleIds.length === 0) return;
    for (const id of articleIds) known.add(id);
    trpcClient.portal.suggested.mutate({ step, articleIds }).catch(() => {
      for (const id of articleIds) known.delete(id);
    });
  }, []);
  const key = shown.join(" ");
  useEffect(() => {
    if (!isSettled || key === "") return;
    const timer = setTimeout(() => count("suggested", key.split(" ")), restMs);
    return () => clearTimeout(timer);
  }, [isSettled, key, count]);
  return useCallback(
    (articleId: string) => {
      count("suggested", [articleId]);
      count("opened", [articleId]);
    },
    [count],
  );
}

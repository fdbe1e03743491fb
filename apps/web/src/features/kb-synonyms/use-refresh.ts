"use client";
import { trpc } from "../../trpc/client.tsx";

/** Reads the entries again, and searches again with them. */
export function useRefresh() {
  const utils = trpc.useUtils();
  return () => {
    void utils.kbSearch.synonyms.invalidate();
    void utils.kb.search.invalidate();
  };
}

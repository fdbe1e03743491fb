"use client";
import { useEffect } from "react";
import { trpcClient } from "../../trpc/client.tsx";
import { visitorKey } from "./visitor-key.ts";

const readMs = 2_000;

/** Counts the reader once, when the article has been before the eyes for a moment. */
export function ArticleVisit({ articleId }: { articleId: string }) {
  useEffect(() => {
    const timer = setTimeout(() => {
      trpcClient.kb.view.mutate({ articleId, visitorKey: visitorKey() }).catch(() => undefined);
    }, readMs);
    return () => clearTimeout(timer);
  }, [articleId]);
  return null;
}

"use client";
import { useEffect } from "react";
import { trpcClient } from "../../trpc/client.tsx";
import { visitorKey } from "./visitor-key.ts";

const readMs = 2_000;

/** Counts the reader once, when the article has been before the eyes for a moment. */
export function ArticleVisit({ slug }: { slug: string }) {
  useEffect(() => {
    const timer = setTimeout(() => {
      trpcClient.kb.view.mutate({ slug, visitorKey: visitorKey() }).catch(() => undefined);
    }, readMs);
    return () => clearTimeout(timer);
  }, [slug]);
  return null;
}

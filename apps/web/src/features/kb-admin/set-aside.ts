"use client";
import type { ArticleFields } from "@handrail/contracts/inputs/kb-admin";
import { useState } from "react";
import { z } from "zod";
import { readStored, writeStored } from "../../lib/stored.ts";

/** What was not chosen where two had written: kept in this browser until it is forgotten. */
export type SetAside = { title: string; excerpt: string; body: string; at: string };

const schema = z.object({ title: z.string(), excerpt: z.string(), body: z.string(), at: z.string() });
const keyOf = (articleId: string) => `handrail-kb-aside-${articleId}`;

function read(articleId: string): SetAside | null {
  try {
    return schema.safeParse(JSON.parse(readStored(keyOf(articleId)) ?? "null")).data ?? null;
  } catch {
    return null;
  }
}

export function useSetAside(articleId: string) {
  const [kept, setKept] = useState<SetAside | null>(() =>
    typeof window === "undefined" ? null : read(articleId),
  );
  return {
    kept,
    setAside: ({ title, excerpt, body }: ArticleFields) => {
      const aside = { title, excerpt, body, at: new Date().toISOString() };
      writeStored(keyOf(articleId), JSON.stringify(aside));
      setKept(aside);
    },
    forget: () => {
      writeStored(keyOf(articleId), null);
      setKept(null);
    },
  };
}

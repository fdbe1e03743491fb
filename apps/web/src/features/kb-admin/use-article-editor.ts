"use client";
import { articleVisibilities, type Locale } from "@handrail/contracts";
import { useEffect, useRef, useState } from "react";
import { z } from "zod";
import { errorDetails } from "../../lib/errors.ts";
import { readStored, writeStored } from "../../lib/stored.ts";
import { useRefetch } from "../../realtime/use-refetch.ts";
import { type RouterOutputs, trpc, trpcClient } from "../../trpc/client.tsx";
import { emptyFields, fieldsOf } from "./article-fields.ts";
import { type Base, DraftStore, type Kept, type Refusal, type Theirs } from "./draft-store.ts";
import { useDraftValue } from "./use-draft-value.ts";

export type EditedArticle = RouterOutputs["kbAdmin"]["get"];

const answerMs = 15_000;
/** As it was typed: what the server would refuse is kept all the same. */
const keptSchema = z.object({
  fields: z.object({
    slug: z.string(),
    title: z.string(),
    excerpt: z.string(),
    body: z.string(),
    categoryId: z.string().nullable(),
    tags: z.array(z.string()),
    intents: z.array(z.string()),
    visibility: z.enum(articleVisibilities),
  }),
  version: z.number().int(),
  revision: z.number().int(),
});

const keyOf = (articleId: string | null) => `handrail-kb-${articleId ?? "new"}`;

function readKept(key: string): Kept | null {
  const stored = readStored(key);
  if (!stored) return null;
  try {
    return keptSchema.safeParse(JSON.parse(stored)).data ?? null;
  } catch {
    return null;
  }
}

export function baseOf(article: EditedArticle): Base {
  const version = article.draft?.version ?? 0;
  return { version, revision: article.revision, fields: fieldsOf(article), isStarted: true };
}

export const savedAtOf = ({ draft, updatedAt }: EditedArticle) => draft?.updatedAt ?? updatedAt;

function refusalOf(error: unknown): Refusal {
  const { code, reason } = errorDetails(error);
  if (reason === "draft_changed") return { kind: "changed" };
  if (["UNAVAILABLE", "INTERNAL", "LIMIT_REACHED"].includes(code)) return { kind: "away" };
  return { kind: "refused", error };
}

async function loadTheirs(articleId: string): Promise<Theirs> {
  const article = await trpcClient.kbAdmin.get.query({ articleId });
  const writer = (article.draft ? article.draft.editor : article.author)?.name ?? null;
  return { ...baseOf(article), writer, at: savedAtOf(article) };
}

type Options = {
  articleId: string;
  /** Null where nothing of it has been saved yet. */
  article: EditedArticle | null;
  locale: Locale;
  onStarted: () => void;
};

/** The text of one article as it is written, with where it is saved. */
export function useArticleEditor({ articleId, article, locale, onStarted }: Options) {
  const utils = trpc.useUtils();
  const started = useRef({ onStarted, locale });
  useEffect(() => {
    started.current = { onStarted, locale };
  });
  const [store] = useState(() => {
    const base = article
      ? baseOf(article)
      : { version: 0, revision: 1, fields: emptyFields, isStarted: false };
    const place = { isStarted: base.isStarted };
    return new DraftStore(
      {
        save: async ({ isStarted, version, revision }, fields) => {
          const signal = AbortSignal.timeout(answerMs);
          if (isStarted) {
            const input = { articleId, version, revision, fields };
            return trpcClient.kbAdmin.saveDraft.mutate(input, { signal });
          }
          const { locale } = started.current;
          const saved = await trpcClient.kbAdmin.start.mutate({ articleId, locale, fields }, { signal });
          place.isStarted = true;
          writeStored(keyOf(null), null);
          started.current.onStarted();
          return saved;
        },
        load: () => loadTheirs(articleId),
        refusalOf,
        keep: (kept) => {
          const key = keyOf(place.isStarted ? articleId : null);
          writeStored(key, kept && JSON.stringify(kept));
        },
      },
      base,
      article ? savedAtOf(article) : null,
    );
  });
  const base = useDraftValue(store, (snapshot) => snapshot.base);
  const state = useDraftValue(store, (snapshot) => snapshot.state);
  const theirs = useDraftValue(store, (snapshot) => snapshot.theirs);
  const slugTaken = useDraftValue(store, (snapshot) => snapshot.slugTaken);
  const [isBroughtBack, setBroughtBack] = useState(false);

  useEffect(() => {
    store.open();
    const kept = readKept(keyOf(article ? articleId : null));
    if (kept && !store.isDirty) {
      store.bringBack(kept);
      setBroughtBack(store.isDirty);
    }
    return () => store.close();
  }, [store, article, articleId]);

  const { version, revision, isStarted } = base;
  useEffect(() => {
    if (!isStarted || version + revision === 0) return;
    void utils.kbAdmin.check.invalidate({ articleId });
    void utils.kbAdmin.get.invalidate({ articleId });
  }, [utils, articleId, isStarted, version, revision]);
  useRefetch(() => void store.refresh());

  const dismissBroughtBack = () => setBroughtBack(false);
  return { store, base, state, theirs, slugTaken, isBroughtBack, dismissBroughtBack };
}

export type ArticleEditing = ReturnType<typeof useArticleEditor>;

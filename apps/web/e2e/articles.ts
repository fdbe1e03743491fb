import { randomUUID } from "node:crypto";
import type { BrowserContext } from "@playwright/test";
import { call } from "./people.ts";

type Written = { articleId: string; slug: string; revision: number };
type Fields = {
  slug: string;
  title: string;
  body: string;
  excerpt?: string;
  tags?: string[];
  intents?: string[];
  categoryId?: string | null;
};

const complete = (fields: Fields) => ({
  excerpt: "",
  tags: [],
  intents: [],
  categoryId: null,
  visibility: "public",
  ...fields,
});

/** Writes and publishes an article, as an admin. */
export async function publishNew(
  context: BrowserContext,
  locale: "en" | "es",
  fields: Fields,
): Promise<Written> {
  const articleId = randomUUID();
  const started = await call(context, "kbAdmin.start", { articleId, locale, fields: complete(fields) });
  const { slug, revision } = await call(context, "kbAdmin.publish", {
    articleId,
    version: started.version,
    revision: started.revision,
  });
  return { articleId, slug, revision };
}

/** Publishes another text, title or address of an article. */
export async function publishAgain(
  context: BrowserContext,
  { articleId, revision }: Written,
  fields: Fields,
): Promise<Written> {
  const saved = await call(context, "kbAdmin.saveDraft", {
    ...{ articleId, revision, version: 0, fields: complete(fields) },
  });
  const published = await call(context, "kbAdmin.publish", { articleId, revision, version: saved.version });
  return { articleId, slug: published.slug, revision: published.revision };
}

/** Publishes an article in another language. */
export async function publishTranslation(
  context: BrowserContext,
  source: Written,
  locale: "en" | "es",
  fields: Fields,
): Promise<Written> {
  const { articleId } = await call(context, "kbAdmin.addTranslation", {
    articleId: source.articleId,
    locale,
  });
  const saved = await call(context, "kbAdmin.saveDraft", {
    ...{ articleId, revision: 1, version: 1, fields: complete(fields) },
  });
  const { slug, revision } = await call(context, "kbAdmin.publish", {
    articleId,
    revision: 1,
    version: saved.version,
  });
  return { articleId, slug, revision };
}

/** Takes an article away from its readers. */
export async function unpublish(context: BrowserContext, { articleId, revision }: Written): Promise<void> {
  await call(context, "kbAdmin.unpublish", { articleId, revision });
}

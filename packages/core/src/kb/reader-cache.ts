import { LRUCache } from "lru-cache";
import type { ServiceContext } from "../context.ts";
import { getArticle } from "./get-article.ts";
import { listAddresses, listArticles, listCategories, listPopular } from "./list-articles.ts";

const mostEntries = 1_000;
/** How far counts of views may lag behind; texts never do. */
const longestMs = 60_000;

const kept = new LRUCache<string, Promise<unknown>>({ max: mostEntries, ttl: longestMs });

/** Guarantee: a key starts with the name of what is kept, and one name always holds one type. */
const recall = <Value>(key: string) => kept.get(key) as Promise<Value> | undefined;

/** Customers and visitors read the same; what staff may also see is never kept. */
const readsAsPublic = ({ actor }: ServiceContext) =>
  actor.kind === "visitor" ||
  actor.kind === "guest" ||
  (actor.kind === "member" && actor.role === "customer");

/**
 * What readers are shown, worked out once for each version of the knowledge base: `org.kbVersion` is read with every
 * request, so that a change is seen by all processes with the next one. Staff get it freshly.
 */
export function keptForReaders<Value>(
  ctx: ServiceContext,
  name: string,
  input: unknown,
  load: () => Promise<Value>,
): Promise<Value> {
  if (!readsAsPublic(ctx)) return load();
  const { id, kbVersion, locale } = ctx.org;
  const key = JSON.stringify([name, id, kbVersion, locale, input]);
  const known = recall<Value>(key);
  if (known) return known;
  const value = load();
  kept.set(key, value);
  value.catch(() => kept.delete(key));
  return value;
}

/** `load`, kept for readers. */
const keeping =
  <Input, Value>(name: string, load: (ctx: ServiceContext, input: Input) => Promise<Value>) =>
  (ctx: ServiceContext, input: Input) =>
    keptForReaders(ctx, name, input, () => load(ctx, input));

export const readArticle = keeping("article", getArticle);
export const readArticles = keeping("articles", listArticles);
export const readPopular = keeping("popular", listPopular);
export const readCategories = keeping("categories", listCategories);
export const readAddresses = (ctx: ServiceContext) =>
  keptForReaders(ctx, "addresses", null, () => listAddresses(ctx));

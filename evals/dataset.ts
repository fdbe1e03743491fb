import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Locale } from "@handrail/contracts";
import { detectLanguage } from "@handrail/core/language/words";
import { z } from "zod";

/** Ids of articles may be numbers in a file. */
export const idSchema = z.union([z.string(), z.number()]).transform(String);
const articleSchema = z.object({ id: idSchema, title: z.string().nullish(), body: z.string().nullish() });
const querySchema = z.object({ query: z.string(), relevant: z.array(idSchema).min(1) });

export type Article = { id: string; title: string; body: string };
export type Query = z.output<typeof querySchema>;
export type Dataset = { name: string; locale: Locale; articles: Article[]; queries: Query[] };

/** As the product's input keeps text: without what PostgreSQL cannot store. */
export const storable = (text: string | null | undefined) =>
  (text ?? "").replaceAll("\u0000", "").toWellFormed();

/** Each line of a file as what it has to be; an error names the line. */
export async function readLines<T>(file: string, schema: z.ZodType<T>): Promise<T[]> {
  const lines = (await readFile(file, "utf8")).split("\n");
  return lines.flatMap((line, index) => {
    if (!line.trim()) return [];
    try {
      return [schema.parse(JSON.parse(line))];
    } catch (error) {
      throw new Error(`${file}:${index + 1}: ${error instanceof Error ? error.message : error}`);
    }
  });
}

/** `articles.jsonl` of a folder, each id once. */
export async function readArticles(folder: string): Promise<Article[]> {
  const rows = await readLines(path.join(folder, "articles.jsonl"), articleSchema);
  const byId = new Map(
    rows.map(({ id, title, body }) => [id, { id, title: storable(title), body: storable(body) }]),
  );
  return [...byId.values()];
}

/** The language that most of some texts are written in. */
export function localeOf(texts: readonly string[]): Locale {
  const votes = texts.slice(0, 500).map((text) => detectLanguage(text, "en"));
  return votes.filter((locale) => locale === "es").length > votes.length / 2 ? "es" : "en";
}

/** A folder with `articles.jsonl` `{"id","title","body"}` and `queries.jsonl` `{"query","relevant":[id]}`. */
export async function readDataset(folder: string): Promise<Dataset> {
  const articles = await readArticles(folder);
  const queries = await readLines(path.join(folder, "queries.jsonl"), querySchema);
  return {
    name: path.basename(path.resolve(folder)),
    locale: localeOf(articles.map(({ body }) => body)),
    articles,
    queries,
  };
}

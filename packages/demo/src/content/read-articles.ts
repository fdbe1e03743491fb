import { readdirSync, readFileSync } from "node:fs";
import type { DemoArticle } from "./types.ts";

/** The articles of one organisation, in the order of their file names. Throws on a field that is missing or misspelt. */
export function readArticles(organizationSlug: string): DemoArticle[] {
  const folder = new URL(`./articles/${organizationSlug}/`, import.meta.url);
  return readdirSync(folder)
    .filter((file) => file.endsWith(".md"))
    .sort()
    .map((file) => parseArticle(file.slice(0, -".md".length), readFileSync(new URL(file, folder), "utf8")));
}

/** One article: `key: value` lines between two `---` lines, lists separated by commas, then Markdown. */
export function parseArticle(slug: string, text: string): DemoArticle {
  const match = /^---\n(.*?)\n---\n(.*)$/s.exec(text);
  if (!match) throw new Error(`${slug}: no front matter`);
  const [, head = "", body = ""] = match;
  const fields = new Map(
    head.split("\n").map((line) => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()] as const;
    }),
  );
  const field = (name: string) => {
    const value = fields.get(name);
    if (!value) throw new Error(`${slug}: "${name}" is missing`);
    return value;
  };
  const list = (name: string) =>
    field(name)
      .split(",")
      .map((item) => item.trim());
  const oneOf = <const Values extends readonly string[]>(name: string, values: Values): Values[number] => {
    const value = values.find((candidate) => candidate === field(name));
    if (value === undefined) throw new Error(`${slug}: "${name}" is not one of ${values.join(", ")}`);
    return value;
  };
  return {
    slug,
    title: field("title"),
    excerpt: field("excerpt"),
    category: field("category"),
    tags: list("tags"),
    intents: list("intents"),
    visibility: oneOf("visibility", ["public", "internal"]),
    status: oneOf("status", ["published", "draft"]),
    body: body.trim(),
  };
}

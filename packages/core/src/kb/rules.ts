import type { ArticleFields } from "@handrail/contracts/inputs/kb-admin";

/** PURE. What an article lacks before anybody may read it, by field; null where it lacks nothing. */
export function missingFields(
  fields: Pick<ArticleFields, "title" | "slug" | "body">,
): Record<string, string[]> | null {
  const missing = (["title", "slug", "body"] as const).filter((name) => fields[name].trim() === "");
  if (missing.length === 0) return null;
  return Object.fromEntries(missing.map((name) => [name, ["required"]]));
}

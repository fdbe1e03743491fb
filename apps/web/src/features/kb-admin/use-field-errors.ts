"use client";
import { type ArticleFields, articleLimits } from "@handrail/contracts/inputs/kb-admin";
import { useTranslations } from "next-intl";
import { type FieldName, fieldNames, tooLong } from "./article-fields.ts";
import { type Problems, problemsOf } from "./use-article-actions.ts";
import type { ArticleEditing } from "./use-article-editor.ts";

const limitOf = (name: FieldName) =>
  name === "title" || name === "excerpt" || name === "body" ? articleLimits[name] : 0;

function lengthOf(fields: ArticleFields, name: FieldName): number {
  const value = fields[name];
  return typeof value === "string" ? value.length : 0;
}

/** What is wrong with each field, in words: what the server said of it, and what it is going to say. */
export function useFieldErrors(
  editing: ArticleEditing,
  published: Problems,
): Partial<Record<FieldName, string>> {
  const t = useTranslations("kb.problems");
  const { fields, state, slugTaken } = editing;
  const refused = state.kind === "refused" ? problemsOf(state.error) : {};
  const known: Problems = {
    ...refused,
    ...published,
    ...(slugTaken && fields.slug ? { slug: "taken" } : {}),
  };
  const long = tooLong(fields);
  const errors = fieldNames.flatMap((name) => {
    if (long.includes(name)) {
      return [[name, t("tooLong", { max: limitOf(name), count: lengthOf(fields, name) })] as const];
    }
    const problem = known[name];
    return problem ? [[name, t(problem)] as const] : [];
  });
  return Object.fromEntries(errors);
}

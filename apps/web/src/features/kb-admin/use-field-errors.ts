"use client";
import { type ArticleFields, articleLimits } from "@handrail/contracts/inputs/kb-admin";
import { useTranslations } from "next-intl";
import { type FieldName, fieldNames } from "./article-fields.ts";
import { type Problems, problemsOf } from "./use-article-actions.ts";
import type { ArticleEditing } from "./use-article-editor.ts";

/** What the server said of each field: when it saved, when it published. */
export function fieldProblems({ state, slugTaken }: ArticleEditing, published: Problems): Problems {
  const refused = state.kind === "refused" ? problemsOf(state.error) : {};
  return { ...refused, ...published, ...(slugTaken ? { slug: "taken" } : {}) };
}

const limits: Partial<Record<FieldName, number>> = {
  title: articleLimits.title,
  excerpt: articleLimits.excerpt,
  body: articleLimits.body,
};

/** What is wrong with some fields, in words: what the server said, and what it is going to say. */
export function useFieldErrors(
  fields: Partial<ArticleFields>,
  problems: Problems,
): Partial<Record<FieldName, string>> {
  const t = useTranslations("kb.problems");
  const errors = fieldNames.flatMap((name) => {
    const value = fields[name];
    const max = limits[name];
    if (max !== undefined && typeof value === "string" && value.length > max) {
      return [[name, t("tooLong", { max, count: value.length })] as const];
    }
    const problem = problems[name];
    return problem ? [[name, t(problem)] as const] : [];
  });
  return Object.fromEntries(errors);
}

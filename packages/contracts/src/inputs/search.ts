import { z } from "zod";
import { idSchema } from "../ids.ts";
import { locales, searchSurfaces } from "../vocabulary.ts";
import { line, search } from "./fields.ts";

/**
 * A search that somebody has settled with. `searched`: they stopped typing; `opened`: they went on to an article;
 * `ticket`: they asked a person after all. Each is told once.
 */
export const settledSearchInput = z.strictObject({
  query: search(500),
  surface: z.enum(searchSurfaces),
  locale: z.enum(locales),
  outcome: z.enum(["searched", "opened", "ticket"]),
  /** How many articles were shown. */
  results: z.number().int().min(0).max(100),
});

export const searchInsightsInput = z.strictObject({
  days: z.number().int().min(1).max(180).default(30),
  limit: z.number().int().min(1).max(100).default(20),
});

export const maxSynonyms = 500;

export const saveSynonymInput = z.strictObject({
  /** Of the entry to change; without it a new one is made. */
  id: idSchema.nullish(),
  /** Words or short phrases that mean the same. */
  phrases: z.array(line(60)).min(2).max(12),
});
export const synonymInput = z.strictObject({ id: idSchema });

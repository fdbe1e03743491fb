import path from "node:path";
import type { Locale } from "@handrail/contracts";
import { z } from "zod";
import { type Article, idSchema, localeOf, readArticles, readLines, storable } from "./dataset.ts";

/** `relevant` empty: nothing answers it. */
const questionSchema = z.object({
  question: z.string().transform(storable),
  relevant: z.array(idSchema),
});

export type AskedQuestion = z.output<typeof questionSchema>;
export type AnswerSet = { name: string; locale: Locale; articles: Article[]; questions: AskedQuestion[] };

/** A folder with `articles.jsonl` `{"id","title","body"}` and `questions.jsonl` `{"question","relevant":[id]}`. */
export async function readAnswerSet(folder: string): Promise<AnswerSet> {
  const articles = await readArticles(folder);
  const questions = await readLines(path.join(folder, "questions.jsonl"), questionSchema);
  return {
    name: path.basename(path.resolve(folder)),
    locale: localeOf(articles.map(({ body }) => body)),
    articles,
    questions,
  };
}

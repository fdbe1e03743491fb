import { newId, type ServiceContext } from "@handrail/core";
import { createModel } from "@handrail/core/adapters/ai";
import { wordsOf } from "@handrail/core/language/words";
import { type ComposedAnswer, composeAnswer } from "@handrail/core/triage/answer";
import type { Database } from "@handrail/db";
import { measuredOrganization, publishPages } from "../bench/knowledge-base.ts";
import type { AnswerSet } from "./answers-data.ts";
import type { Answerer } from "./answers-scores.ts";
import { portsOf } from "./ports.ts";

/**
 * The product's own way from a question to an answer: search, compose by the local model, check each sentence, in an
 * organisation of its own with its usual bar. Sentences are checked again here, against the file and not the index.
 */
export async function ourAnswers(db: Database, { articles, locale }: AnswerSet): Promise<Answerer> {
  const org = await measuredOrganization(db, locale);
  const ids = await publishPages(db, org, articles);
  const source = new Map(ids.map((id, index) => [id, articles[index]]));
  const ctx: ServiceContext = {
    org,
    ports: portsOf(db, createModel({})),
    now: () => new Date(),
    requestId: newId(),
    actor: { kind: "assistant" },
  };
  const isSupported = ({ text, passage }: ComposedAnswer["sentences"][number]) => {
    const article = source.get(passage.articleId);
    const said = new Set(wordsOf(`${article?.title}\n${article?.body}`));
    return wordsOf(text).every((word) => said.has(word));
  };
  return {
    name: "handrail",
    answer: async (body) => {
      const { sentences, confidence } = await composeAnswer(ctx, { subject: "", body, locale });
      const rested = sentences.map(({ passage }) => source.get(passage.articleId)?.id ?? "");
      return {
        articles: [...new Set(rested)],
        confidence: sentences.length > 0 ? (confidence ?? 0) : 0,
        isShown: sentences.length > 0,
        sentences: sentences.length,
        unsupported: sentences.filter((sentence) => !isSupported(sentence)).length,
      };
    },
    withoutBar: async (body) => {
      const { sentences, confidence } = await composeAnswer(ctx, { subject: "", body, locale, least: 0 });
      const [first] = sentences;
      return {
        article: first ? (source.get(first.passage.articleId)?.id ?? null) : null,
        confidence: confidence ?? 0,
      };
    },
  };
}

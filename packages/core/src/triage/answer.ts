import type { Locale } from "@handrail/contracts";
import { redact } from "@handrail/contracts/redact";
import type { ServiceContext } from "../context.ts";
import { retrievePassages } from "../kb/index.ts";
import { asksForPerson } from "../language/person-phrases.ts";
import { callModel, type ModelFailure } from "./call-model.ts";
import { asksOf, weighGrounds } from "./grounding.ts";
import type { Interaction } from "./interactions.ts";
import { givesOrders } from "./orders.ts";
import { type AnswerTask, answerSchema } from "./schema.ts";
import { type SourcePassage, type SupportedSentence, verifySentences } from "./verify.ts";

/** The local model judges by itself what was found, so it is given more to compare. */
const passageLimits = { local: 30, sentence: 10, remote: 8 } as const;
const longestPassage = 4_000;
const longestQuestion = 4_000;
export type Grounding = { task: AnswerTask; passages: Map<string, SourcePassage> };

export type ComposedAnswer = {
  sentences: SupportedSentence[];
  /** Intents of the articles that the answer rests on. */
  intents: string[];
  /** How likely what was found answers what is asked, as code judges it; null with a model that judges by itself. */
  confidence: number | null;
  handoff: boolean;
  failure: ModelFailure | null;
  interaction: Interaction | null;
};

type GroundInput = {
  task: AnswerTask["task"];
  question: string;
  history?: AnswerTask["history"];
  locale: Locale;
  /** How sure the local model has to be; its usual bar where nothing is said. */
  least?: number;
  /** An article that is left out, as if there were none: for measuring. */
  withoutArticle?: string;
};

/**
 * What an answer may rest on: passages of published, public articles alone, whoever asks (attack I3). They are named
 * `p1`, `p2` … inside the prompt.
 */
export async function ground(ctx: ServiceContext, input: GroundInput): Promise<Grounding> {
  const reader: ServiceContext = { ...ctx, actor: { kind: "assistant" } };
  const { isLocal } = ctx.ports.ai;
  const asks = asksOf(input.question, input.locale).slice(0, isLocal ? undefined : 1);
  const searches = await Promise.all(
    asks.map(async (ask, index) => {
      const limit = passageLimits[!isLocal ? "remote" : index === 0 ? "local" : "sentence"];
      const found = await retrievePassages(reader, { query: ask, limit });
      const isSource = ({ articleId, title, heading, body }: (typeof found)[number]) =>
        articleId !== input.withoutArticle && !givesOrders([title, heading, body].join("\n"));
      return { ask, found: found.filter(isSource) };
    }),
  );
  const ids = new Map<string, string>();
  const passages = new Map<string, SourcePassage>();
  const articles = new Map<string, number>();
  for (const passage of searches.flatMap(({ found }) => found)) {
    if (ids.has(passage.passageId)) continue;
    const id = `p${ids.size + 1}`;
    ids.set(passage.passageId, id);
    passages.set(id, passage);
    if (!articles.has(passage.articleId)) articles.set(passage.articleId, articles.size + 1);
  }
  const findings = searches.map(({ ask, found }) => ({
    ask: redact(ask),
    found: found.map(({ passageId, articleId, score }) => ({
      passageId: ids.get(passageId) ?? "",
      article: articles.get(articleId) ?? 0,
      score,
    })),
  }));
  const task: AnswerTask = {
    task: input.task,
    organization: ctx.org.name,
    locale: input.locale,
    question: redact(input.question.slice(0, longestQuestion)),
    history: (input.history ?? []).map(({ from, text }) => ({ from, text: redact(text) })),
    passages: [...passages].map(([id, { title, heading, body }]) => ({
      id,
      title,
      heading,
      body: body.slice(0, longestPassage),
    })),
    ...(isLocal ? { findings } : {}),
    ...(isLocal && input.least !== undefined ? { least: input.least } : {}),
  };
  return { task, passages };
}

/**
 * Composes an answer from the knowledge base. Only sentences that code finds to rest on their passage come back; none
 * means no answer. A failing model is no answer, never an error.
 */
export async function composeAnswer(
  ctx: ServiceContext,
  input: { subject: string; body: string } & Omit<GroundInput, "task" | "question" | "history">,
): Promise<ComposedAnswer> {
  const { subject, body, ...options } = input;
  const question = `${subject}\n${body}`.trim();
  const nothing = {
    sentences: [],
    intents: [],
    confidence: null,
    handoff: asksForPerson(question),
    failure: null,
    interaction: null,
  };
  const { task, passages } = await ground(ctx, { ...options, task: "answer", question });
  if (passages.size === 0) return nothing;
  const confidence = weighGrounds(task)[0]?.confidence ?? null;
  const result = await callModel(ctx, task, answerSchema);
  const { interaction } = result;
  if (!result.ok) return { ...nothing, confidence, failure: result.failure, interaction };
  const { kept } = verifySentences(result.value.sentences, passages);
  const intents = [...new Set(kept.flatMap(({ passage }) => passage.intents))];
  return {
    sentences: kept,
    intents,
    confidence,
    handoff: nothing.handoff || result.value.handoff,
    failure: null,
    interaction,
  };
}

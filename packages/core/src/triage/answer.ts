import type { Locale } from "@handrail/contracts";
import { redact } from "@handrail/contracts/redact";
import type { ServiceContext } from "../context.ts";
import { retrievePassages } from "../kb/index.ts";
import { asksForPerson } from "../language/person-phrases.ts";
import { callModel, type ModelFailure } from "./call-model.ts";
import type { Interaction } from "./interactions.ts";
import { type AnswerTask, answerSchema } from "./schema.ts";
import { type SourcePassage, type SupportedSentence, verifySentences } from "./verify.ts";

/** The local model ranks again by itself, so it is given more to choose from. */
const passageLimits = { local: 30, remote: 8 } as const;
const longestPassage = 4_000;
const longestQuestion = 4_000;
/** Search looks at the beginning of a question: the rest is detail. */
const longestQuery = 500;

export type Grounding = { task: AnswerTask; passages: Map<string, SourcePassage> };

export type ComposedAnswer = {
  sentences: SupportedSentence[];
  /** Intents of the articles that the answer rests on. */
  intents: string[];
  handoff: boolean;
  failure: ModelFailure | null;
  interaction: Interaction | null;
};

/**
 * What an answer may rest on: passages of published, public articles alone, whoever asks (attack I3). They are named
 * `p1`, `p2` … inside the prompt.
 */
export async function ground(
  ctx: ServiceContext,
  input: { task: AnswerTask["task"]; question: string; history?: AnswerTask["history"]; locale: Locale },
): Promise<Grounding> {
  const found = await retrievePassages(
    { ...ctx, actor: { kind: "assistant" } },
    {
      query: input.question.slice(0, longestQuery),
      limit: passageLimits[ctx.ports.ai.isLocal ? "local" : "remote"],
    },
  );
  const passages = new Map(found.map((passage, index) => [`p${index + 1}`, passage]));
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
  };
  return { task, passages };
}

/**
 * Composes an answer from the knowledge base. Only sentences that code finds to rest on their passage come back; none
 * means no answer. A failing model is no answer, never an error.
 */
export async function composeAnswer(
  ctx: ServiceContext,
  input: { subject: string; body: string; locale: Locale },
): Promise<ComposedAnswer> {
  const question = `${input.subject}\n${input.body}`;
  const nothing = {
    sentences: [],
    intents: [],
    handoff: asksForPerson(question),
    failure: null,
    interaction: null,
  };
  const { task, passages } = await ground(ctx, { task: "answer", question, locale: input.locale });
  if (passages.size === 0) return nothing;
  const result = await callModel(ctx, task, answerSchema);
  const { interaction } = result;
  if (!result.ok) return { ...nothing, failure: result.failure, interaction };
  const { kept } = verifySentences(result.value.sentences, passages);
  const intents = [...new Set(kept.flatMap(({ passage }) => passage.intents))];
  return {
    sentences: kept,
    intents,
    handoff: nothing.handoff || result.value.handoff,
    failure: null,
    interaction,
  };
}

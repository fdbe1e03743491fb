import type { Severity, TicketType } from "@handrail/contracts";
import { redact } from "@handrail/contracts/redact";
import { classifyLocally } from "../adapters/local-model/classify.ts";
import type { ServiceContext } from "../context.ts";
import { asksForPerson } from "../language/person-phrases.ts";
import { callModel, type ModelFailure } from "./call-model.ts";
import { settleCues, settleEntities } from "./entities.ts";
import { type CategoryRow, tellCategories } from "./examples.ts";
import type { Interaction } from "./interactions.ts";
import { type NewestModel, predict, readModel } from "./learning/index.ts";
import { type Classification, type ClassifyTask, classificationSchema } from "./schema.ts";
import { readSorting } from "./sorting.ts";

export type ClassifyInput = {
  subject: string;
  body: string;
  reported: { type: TicketType; severity: Severity };
};

export type Classified = Omit<Classification, "category"> & {
  category: CategoryRow | null;
  /** Why the model did not decide; rules did instead. */
  failure: ModelFailure | null;
  learned: ClassifyTask["learned"];
  interaction: Interaction;
};

const longestBody = 8_000;
/** Rules alone never sound surer than this, so that nothing goes out on their word. */
const rulesConfidence = 0.4;

/** What a model said, brought back to what exists: a category and intent of this organisation, a summary of one line, what the message names. */
export function settle(said: Classification, task: ClassifyTask, rows: readonly CategoryRow[]) {
  const told = task.categories.find(({ key }) => key === said.category);
  const category = rows.find(({ key }) => key === told?.key) ?? null;
  const intent = said.intent !== null && told?.intents.includes(said.intent) ? said.intent : null;
  const text = `${task.message.subject}\n${task.message.body}`;
  return {
    ...said,
    category,
    intent,
    confidence: category ? said.confidence : 0,
    language: /^[a-z]{2}$/.test(said.language) ? said.language : task.locale,
    summary: said.summary.replace(/\s+/g, " ").trim().slice(0, 300),
    urgencyCues: settleCues(text, said.urgencyCues),
    entities: settleEntities(text, said.entities),
    wantsPerson: said.wantsPerson || asksForPerson(text),
  };
}

/** What the organisation's own classifier makes of the text; null where it has not learned enough, or cannot be read. */
async function askClassifier(
  ctx: ServiceContext,
  text: string,
  newest: NewestModel | null,
): Promise<ClassifyTask["learned"]> {
  try {
    const current = await readModel(ctx, newest);
    return current && { version: current.version, ...predict(current.model, text, ctx.org.locale) };
  } catch (error) {
    ctx.ports.log.error("the classifier cannot be asked", { orgId: ctx.org.id, error: String(error) });
    return null;
  }
}

/**
 * A model that is not ours says itself how sure it is, and can be talked into anything. Where what the organisation has
 * learned speaks against its category, it is no surer than that leaves room for.
 */
function temper(confidence: number, said: string | null, learned: ClassifyTask["learned"]): number {
  const { label, confidence: against } = learned?.category ?? {};
  return label && label !== said && against !== undefined ? Math.min(confidence, 1 - against) : confidence;
}

/**
 * Sorts a message into the organisation's own categories: by what its classifier has learned, and the model where one
 * is configured. Never fails: where the model is slow, malformed, refuses or is down, rules alone decide, with little
 * confidence, and `failure` says so.
 */
export async function classify(ctx: ServiceContext, input: ClassifyInput): Promise<Classified> {
  const subject = redact(input.subject);
  const body = redact(input.body.slice(0, longestBody));
  const { newest, categories: rows } = await readSorting(ctx);
  const learned = await askClassifier(ctx, `${subject}\n${body}`.trim(), newest);
  const isTopicLearned = learned?.intent && (learned.intent.label || learned.category);
  const told = await tellCategories(ctx, rows, !ctx.ports.ai.isLocal || !isTopicLearned);
  const task: ClassifyTask = {
    task: "classify",
    learned,
    organization: ctx.org.name,
    locale: ctx.org.locale,
    message: { subject, body },
    reported: input.reported,
    categories: told,
  };
  const result = await callModel(ctx, task, classificationSchema);
  const { interaction } = result;
  if (result.ok) {
    const settled = settle(result.value, task, rows);
    const confidence = temper(settled.confidence, settled.category?.key ?? null, learned);
    return { ...settled, confidence, learned, failure: null, interaction };
  }
  const byRules = settle(classifyLocally(task), task, rows);
  const confidence = Math.min(byRules.confidence, rulesConfidence);
  return { ...byRules, confidence, learned, failure: result.failure, interaction };
}

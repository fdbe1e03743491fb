import type { Severity, TicketType } from "@handrail/contracts";
import { redact } from "@handrail/contracts/redact";
import { classifyLocally } from "../adapters/local-model/classify.ts";
import type { ServiceContext } from "../context.ts";
import { asksForPerson } from "../language/person-phrases.ts";
import { callModel, type ModelFailure } from "./call-model.ts";
import { type CategoryRow, loadCategories } from "./examples.ts";
import type { Interaction } from "./interactions.ts";
import { type Classification, type ClassifyTask, classificationSchema } from "./schema.ts";

export type ClassifyInput = {
  subject: string;
  body: string;
  reported: { type: TicketType; severity: Severity };
};

export type Classified = Omit<Classification, "category"> & {
  category: CategoryRow | null;
  /** Why the model did not decide; rules did instead. */
  failure: ModelFailure | null;
  interaction: Interaction;
};

const longestBody = 8_000;
/** Rules alone never sound surer than this, so that nothing goes out on their word. */
const rulesConfidence = 0.4;

/** What a model said, brought back to what exists: a category and intent of this organisation, a summary of one line. */
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
    wantsPerson: said.wantsPerson || asksForPerson(text),
  };
}

/**
 * Sorts a message into the organisation's own categories. Never fails: where the model is slow, malformed, refuses or
 * is down, rules alone decide, with little confidence, and `failure` says so.
 */
export async function classify(ctx: ServiceContext, input: ClassifyInput): Promise<Classified> {
  const { rows, told } = await loadCategories(ctx);
  const task: ClassifyTask = {
    task: "classify",
    organization: ctx.org.name,
    locale: ctx.org.locale,
    message: { subject: redact(input.subject), body: redact(input.body.slice(0, longestBody)) },
    reported: input.reported,
    categories: told,
  };
  const result = await callModel(ctx, task, classificationSchema);
  const { interaction } = result;
  if (result.ok) return { ...settle(result.value, task, rows), failure: null, interaction };
  const byRules = settle(classifyLocally(task), task, rows);
  const confidence = Math.min(byRules.confidence, rulesConfidence);
  return { ...byRules, confidence, failure: result.failure, interaction };
}

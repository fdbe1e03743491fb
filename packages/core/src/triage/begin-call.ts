import {
  type AiBudget,
  estimateTokens,
  type Reservation,
  readBudgetFast,
  reserveCall,
  settleCall,
} from "../ai-budget/index.ts";
import type { ServiceContext } from "../context.ts";
import { guardTask } from "./guard-task.ts";
import { type Interaction, startInteraction } from "./interactions.ts";
import { type ActTask, type PromptInput, toPrompt } from "./prompts.ts";
import type { Task } from "./schema.ts";

type Usage = { inputTokens?: number | undefined; outputTokens?: number | undefined };

export type Ended = { usage?: Usage; response: string; latencyMs: number; error: Interaction["error"] };

export type BegunCall = {
  prompt: PromptInput;
  /** The record of the call as it ended; what it took is counted before this returns. */
  end(ended: Ended): Promise<Interaction>;
};

/** Questions of customers; the rest is a part of one, or asked by staff. */
const turns: ReadonlySet<Interaction["kind"]> = new Set<Interaction["kind"]>(["classify", "chat"]);

const nothing = { input: 0, output: 0 };

/** What a call took: as the service says, else as can be told from what went and came. A service that was down took nothing. */
function taken({ usage, response, error }: Ended, input: number) {
  if (usage?.inputTokens !== undefined || usage?.outputTokens !== undefined)
    return { input: usage.inputTokens ?? 0, output: usage.outputTokens ?? 0 };
  return error === "unavailable" && response === "" ? nothing : { input, output: estimateTokens(response) };
}

type Options = { outputTokens: number; also?: unknown };

/** Puts aside what a call may take, and says what the model is shown and what is kept of it. */
function ask(ctx: ServiceContext, task: Task | ActTask, options: Options) {
  const { ai } = ctx.ports;
  return ctx.ports.db.hot(ctx.org.id, async (sql) => {
    const budget = await readBudgetFast(sql, ctx.org.id);
    const { shown, kept } = guardTask(task, { isLocal: ai.isLocal, longestInput: budget.longestInput });
    const prompt = toPrompt(task, shown);
    const input = estimateTokens(prompt.system + JSON.stringify(shown) + JSON.stringify(options.also ?? ""));
    const tokens = { input, output: options.outputTokens };
    const asked = await reserveCall(ctx, sql, budget, { isTurn: turns.has(task.task), tokens });
    return { budget, prompt, kept, input, ...asked };
  });
}

export type Begun =
  | { ok: true; call: BegunCall }
  | { ok: false; failure: "over_budget" | "unavailable"; interaction: Interaction };

/**
 * The way to every call of a model: nothing of a customer's text that is too long, nothing that points at a person, and
 * nothing beyond the budget (`over_budget`: no model is to be called). Never throws: a budget that cannot be asked is a
 * model that cannot be asked.
 */
export async function beginCall(ctx: ServiceContext, task: Task | ActTask, options: Options): Promise<Begun> {
  const { ai, log } = ctx.ports;
  const refused = (failure: "over_budget" | "unavailable"): Begun => ({
    ok: false,
    failure,
    interaction: { ...startInteraction(task.task, ai.name, ""), error: failure },
  });
  const begun = await ask(ctx, task, options).catch((error: unknown) => {
    log.error("the budget cannot be asked", { task: task.task, error: String(error) });
    return null;
  });
  if (!begun) return refused("unavailable");
  const { budget, prompt, kept, input, isAllowed, reservation } = begun;
  if (!isAllowed) return refused("over_budget");
  const trace = { version: prompt.version, task: kept, ...("also" in options ? { also: options.also } : {}) };
  const started = startInteraction(task.task, ai.name, JSON.stringify(trace));
  const end = async (ended: Ended): Promise<Interaction> => {
    const { usage, response, latencyMs, error } = ended;
    const cost = await settle(ctx, budget, reservation, taken(ended, input));
    return {
      ...started,
      inputTokens: usage?.inputTokens ?? null,
      outputTokens: usage?.outputTokens ?? null,
      ...cost,
      response,
      latencyMs,
      error,
    };
  };
  return { ok: true, call: { prompt, end } };
}

async function settle(
  ctx: ServiceContext,
  budget: AiBudget,
  reservation: Reservation,
  tokens: { input: number; output: number },
): Promise<Pick<Interaction, "costMicros" | "currency">> {
  const { currency } = budget;
  if (!reservation)
    return ctx.ports.ai.isLocal ? { costMicros: 0, currency } : { costMicros: null, currency: null };
  try {
    const { costMicros } = await settleCall(ctx, budget, reservation, tokens);
    return { costMicros, currency: costMicros === null ? null : currency };
  } catch (error) {
    ctx.ports.log.error("what a call took could not be counted", { error: String(error) });
    return { costMicros: null, currency: null };
  }
}

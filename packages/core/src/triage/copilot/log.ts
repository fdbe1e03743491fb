import { type ServiceContext, withTransaction } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import type { ModelResult } from "../call-model.ts";
import { type Interaction, recordInteractions } from "../interactions.ts";

type About = Parameters<typeof recordInteractions>[2];

/** Keeps the record of a call that was made for an agent. */
export const keep = (ctx: ServiceContext, interaction: Interaction, about: About) =>
  withTransaction(ctx, (ctx) => recordInteractions(ctx, [interaction], about));

/** What the model said, or why there is nothing: UNAVAILABLE `model_failed`, LIMIT_REACHED `model_over_budget`. */
export function said<T>(result: ModelResult<T>): T {
  if (result.ok) return result.value;
  if (result.failure === "over_budget") throw new DomainError("LIMIT_REACHED", "model_over_budget");
  throw new DomainError("UNAVAILABLE", "model_failed");
}

import type { ServiceContext } from "../context.ts";
import { retrainEngine } from "../triage/index.ts";
import { growGoldenSet } from "./grow-golden-set.ts";
import { measureRetraining } from "./start-run.ts";

/**
 * Job `triage.engine_retraining`: keeps some of what people have settled for the organisation's own test, learns the
 * classifier anew from the rest, and has the test made where it learned.
 */
export async function improveEngine(ctx: ServiceContext, signal?: AbortSignal) {
  await growGoldenSet(ctx);
  const learned = await retrainEngine(ctx, signal);
  if (learned.kind === "learned") await measureRetraining(ctx);
  return learned;
}

import type { ErrorCode } from "@handrail/contracts";
import { type ServiceContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";

type Call = {
  tool: string;
  outcome: ErrorCode | "OK";
  /** What it was about, where that exists for the key: never a text. */
  about: Readonly<Record<string, string>>;
  latencyMs: number;
};

/** Writes down what a program called, whatever came of it. */
export function recordCall(ctx: ServiceContext, { tool, outcome, about, latencyMs }: Call): Promise<void> {
  return withTransaction(ctx, (ctx) =>
    emit(ctx, {
      kind: "api_key.called",
      subjectId: ctx.actor.kind === "key" ? ctx.actor.keyId : null,
      data: { tool, outcome, latencyMs, ...about },
    }),
  );
}

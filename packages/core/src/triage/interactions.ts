import { redactPersonal } from "@handrail/contracts/redact";
import type { Prisma } from "@handrail/db";
import type { TxContext } from "../context.ts";
import { newId } from "../ids.ts";

export const interactionKinds = [
  "classify",
  "answer",
  "chat",
  "act",
  "suggest",
  "summary",
  "similar",
  "rewrite",
  "translate",
] as const;

/** One call of a model, as it will be recorded. The id is known before the row is written, so that messages can name it. */
export type Interaction = {
  id: string;
  kind: (typeof interactionKinds)[number];
  model: string;
  prompt: string;
  response: string;
  inputTokens: number | null;
  outputTokens: number | null;
  latencyMs: number;
  /** In millionths of the currency; null where no price is known. */
  costMicros: number | null;
  currency: string | null;
  error: string | null;
};

const longestTrace = 40_000;

/** A record of a call that is about to be made. */
export function startInteraction(kind: Interaction["kind"], model: string, prompt: string): Interaction {
  return {
    id: newId(),
    kind,
    model,
    prompt: prompt.slice(0, longestTrace),
    response: "",
    inputTokens: null,
    outputTokens: null,
    latencyMs: 0,
    costMicros: null,
    currency: null,
    error: null,
  };
}

/** Writes what was called, whatever came of it; of what a model said, nothing that points at a person. */
export async function recordInteractions(
  ctx: TxContext,
  interactions: readonly Interaction[],
  about: {
    ticketId?: string | null;
    conversationId?: string | null;
    confidence?: number | null;
    sources?: Prisma.InputJsonArray;
  },
): Promise<void> {
  await ctx.tx.aiInteraction.createMany({
    data: interactions.map((interaction) => ({
      ...interaction,
      response: redactPersonal(interaction.response.slice(0, longestTrace)),
      orgId: ctx.org.id,
      ticketId: about.ticketId ?? null,
      conversationId: about.conversationId ?? null,
      confidence: about.confidence ?? null,
      sources: interaction.kind === "classify" ? [] : (about.sources ?? []),
      createdAt: ctx.now(),
    })),
  });
}

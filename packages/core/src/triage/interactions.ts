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

type About = {
  ticketId?: string | null;
  conversationId?: string | null;
  confidence?: number | null;
  sources?: Prisma.InputJsonArray;
};

/** What a call was given is older than the call by this much at most. */
const readBeforeMs = 60_000;

/** Whether a message was taken away while the model had it before its eyes. */
async function wasTakenAway(
  { tx, org, now }: TxContext,
  interactions: readonly Interaction[],
  { ticketId, conversationId }: About,
): Promise<boolean> {
  const places = [
    ...(conversationId ? [{ conversationId }] : []),
    ...(ticketId ? [{ conversation: { is: { ticketId } } }] : []),
  ];
  if (places.length === 0) return false;
  const longestMs = Math.max(0, ...interactions.map(({ latencyMs }) => latencyMs)) + readBeforeMs;
  const redactedAt = { gte: new Date(now().getTime() - longestMs) };
  return (await tx.message.count({ where: { orgId: org.id, redactedAt, OR: places } })) > 0;
}

/**
 * Writes what was called, whatever came of it: of what a model said, nothing that points at a person; of a conversation in
 * which a message was taken away meanwhile, no words at all.
 */
export async function recordInteractions(
  ctx: TxContext,
  interactions: readonly Interaction[],
  about: About,
): Promise<void> {
  const isWordless = await wasTakenAway(ctx, interactions, about);
  await ctx.tx.aiInteraction.createMany({
    data: interactions.map((interaction) => ({
      ...interaction,
      prompt: isWordless ? "" : interaction.prompt,
      response: isWordless ? "" : redactPersonal(interaction.response.slice(0, longestTrace)),
      orgId: ctx.org.id,
      ticketId: about.ticketId ?? null,
      conversationId: about.conversationId ?? null,
      confidence: about.confidence ?? null,
      sources: interaction.kind === "classify" ? [] : (about.sources ?? []),
      createdAt: ctx.now(),
    })),
  });
}

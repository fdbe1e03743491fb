import type { noteInput } from "@handrail/contracts/inputs/conversations";
import type { z } from "zod";
import { requireMember } from "../actor.ts";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { isUniqueViolation } from "../unique-violation.ts";
import { appendMessage } from "./append-message.ts";
import { earlierMessage, loadConversation } from "./internal.ts";

type Input = z.output<typeof noteInput>;

async function note(ctx: TxContext, input: Input) {
  const actor = requireMember(ctx.actor);
  const { id, ticket } = await loadConversation(ctx, input.conversationId);
  const earlier = await earlierMessage(ctx, id, input.clientId);
  if (earlier) return { message: earlier, isDuplicate: true };
  const message = await appendMessage(ctx, {
    conversationId: id,
    senderKind: "agent",
    senderMembershipId: actor.membershipId,
    senderName: actor.name,
    isInternal: true,
    body: input.body,
    clientId: input.clientId,
  });
  await emit(
    ctx,
    {
      kind: "message.noted",
      ticketId: ticket?.id ?? null,
      conversationId: id,
      data: { seq: message.seq },
    },
    { message },
  );
  return { message, isDuplicate: false };
}

/** Staff write a note among themselves, in any state of the ticket. The same `clientId` is the same note. */
export async function agentNote(ctx: ServiceContext, input: Input) {
  const attempt = () => withTransaction(ctx, (ctx) => note(ctx, input));
  try {
    return await attempt();
  } catch (error) {
    if (isUniqueViolation(error)) return attempt();
    throw error;
  }
}

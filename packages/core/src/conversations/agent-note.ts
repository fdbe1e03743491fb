import type { noteInput } from "@handrail/contracts/inputs/conversations";
import type { z } from "zod";
import { requireMember } from "../actor.ts";
import { colleaguesSeeing } from "../colleagues.ts";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { notFoundField } from "../errors.ts";
import { notify } from "../notifications/index.ts";
import { isUniqueViolation } from "../unique-violation.ts";
import { appendMessage } from "./append-message.ts";
import { moveDraft } from "./composer-draft.ts";
import { earlierMessage, loadConversation } from "./internal.ts";

type Input = Omit<z.output<typeof noteInput>, "mentions" | "attachmentIds"> & {
  mentions?: readonly string[];
  attachmentIds?: readonly string[];
};

/** Colleagues who see the branch of the ticket or chat; NOT_FOUND naming `mentions` where one does not (attack T6). */
async function requireMentioned(ctx: TxContext, mentions: readonly string[], branchId: string | null) {
  const ids = [...new Set(mentions)];
  if (ids.length === 0) return [];
  const seeing = await colleaguesSeeing(ctx, ids, branchId);
  if (seeing.length !== ids.length) throw notFoundField("mentions");
  return seeing;
}

async function note(ctx: TxContext, input: Input) {
  const actor = requireMember(ctx.actor);
  const { id, ticket, contact } = await loadConversation(ctx, input.conversationId);
  const earlier = await earlierMessage(ctx, id, input.clientId);
  if (earlier) return { message: earlier, isDuplicate: true };
  const mentioned = await requireMentioned(ctx, input.mentions ?? [], (ticket ?? contact).branchId);
  const message = await appendMessage(ctx, {
    conversationId: id,
    senderKind: "agent",
    senderMembershipId: actor.membershipId,
    senderName: actor.name,
    isInternal: true,
    body: input.body,
    clientId: input.clientId,
    attachmentIds: input.attachmentIds,
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
  const others = mentioned.filter(({ membershipId }) => membershipId !== actor.membershipId);
  await notify(ctx, others, {
    kind: "mention",
    ticketId: ticket?.id ?? null,
    conversationId: id,
    messageId: message.id,
    actorName: actor.name,
  });
  await moveDraft(ctx, { ...actor, conversationId: id, isNote: true }, () => "");
  return { message, isDuplicate: false };
}

/**
 * Staff write a note among themselves, in any state of the ticket or chat; whom it mentions is told. The same `clientId` is the
 * same note. Throws NOT_FOUND, naming `mentions` where one of them does not see the ticket or chat.
 */
export async function agentNote(ctx: ServiceContext, input: Input) {
  const attempt = () => withTransaction(ctx, (ctx) => note(ctx, input));
  try {
    return await attempt();
  } catch (error) {
    if (isUniqueViolation(error)) return attempt();
    throw error;
  }
}

import { type Sorting, sortingSchema } from "@handrail/contracts";
import { isStaffActor } from "../actor.ts";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { announce, emit } from "../emit.ts";
import { found, notFound } from "../errors.ts";
import { conversationScope } from "../scope.ts";
import { recordInteractions, runTriage, sortMessage } from "../triage/index.ts";
import { lockChat } from "./internal.ts";

const mostMessages = 50;

/** How a chat was sorted; null where it was not, or what is kept cannot be read. */
export const readSorting = (value: unknown): Sorting | null =>
  sortingSchema
    .nullable()
    .catch(null)
    .parse(value ?? null);

async function readWords(ctx: TxContext, conversationId: string) {
  const conversation = found(
    await ctx.tx.conversation.findFirst({
      where: { ...conversationScope(ctx), id: conversationId },
      select: {
        ticketId: true,
        contact: { select: { plan: true } },
        chatSession: { select: { triage: true } },
      },
    }),
  );
  const rows = await ctx.tx.message.findMany({
    where: {
      orgId: ctx.org.id,
      conversationId,
      senderKind: "customer",
      isInternal: false,
      body: { not: "" },
    },
    orderBy: { seq: "asc" },
    take: mostMessages,
    select: { body: true },
  });
  return { ...conversation, body: rows.map(({ body }) => body).join("\n") };
}

/** Sorts a chat by these words; null where some of them were taken away meanwhile: then it is sorted anew. */
async function sort(
  ctx: ServiceContext,
  conversationId: string,
  plan: Parameters<typeof sortMessage>[1]["plan"],
  body: string,
) {
  const assistant: ServiceContext = { ...ctx, actor: { kind: "assistant" } };
  const { sorting, classified } = await sortMessage(assistant, {
    subject: "",
    body,
    reported: { type: "question", severity: "medium" },
    plan,
  });
  return withTransaction(assistant, async (ctx) => {
    const chat = await lockChat(ctx, conversationId);
    await recordInteractions(ctx, [classified.interaction], {
      conversationId,
      confidence: sorting.confidence,
    });
    const now = await readWords(ctx, conversationId);
    if (!now.body.startsWith(body)) return null;
    await ctx.tx.chatSession.updateMany({
      where: { orgId: ctx.org.id, conversationId },
      data: { triage: sorting },
    });
    await emit(ctx, {
      kind: "chat.sorted",
      conversationId,
      data: {
        category: sorting.category,
        intent: sorting.intent,
        confidence: sorting.confidence,
        state: sorting.state,
      },
    });
    const { lastSeq } = await ctx.tx.conversation.findUniqueOrThrow({
      where: { orgId_id: { orgId: ctx.org.id, id: conversationId } },
      select: { lastSeq: true },
    });
    await announce(ctx, {
      conversationId,
      chat: { mode: chat.mode, changeSeq: lastSeq, branchId: chat.branchId },
    });
    return sorting;
  });
}

/**
 * Job `triage.conversation`: sorts a conversation by what its customer wrote, whatever the channel. One that belongs to a
 * ticket (the portal's, an e-mail's) is its ticket's triage; a chat is sorted alone, and answered where it is held. Once
 * is enough: running twice is running once.
 */
export async function sortConversation(ctx: ServiceContext, { conversationId }: { conversationId: string }) {
  const { ticketId, chatSession, contact, body } = await withTransaction(ctx, (ctx) =>
    readWords(ctx, conversationId),
  );
  if (ticketId) return runTriage(ctx, { ticketId });
  if (!chatSession || body === "" || readSorting(chatSession.triage)) return false;
  await sort(ctx, conversationId, contact.plan, body);
  return true;
}

/** A person has a chat sorted anew, by all that its customer has written until now. Throws NOT_FOUND, LIMIT_REACHED. */
export async function sortChatAgain(ctx: ServiceContext, { conversationId }: { conversationId: string }) {
  if (!isStaffActor(ctx.actor)) throw notFound();
  const { contact, chatSession, body } = await withTransaction(ctx, (ctx) => readWords(ctx, conversationId));
  found(chatSession);
  await ctx.ports.limiter.consume("copilot", ctx.actor.membershipId);
  return { sorting: body === "" ? null : await sort(ctx, conversationId, contact.plan, body) };
}

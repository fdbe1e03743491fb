import type { WireMessage } from "@handrail/contracts";
import type { scheduleReplyInput } from "@handrail/contracts/inputs/conversations";
import type { z } from "zod";
import type { TxContext } from "../context.ts";
import { conflict, found } from "../errors.ts";
import { toWire, wireSelect } from "./wire.ts";

type Draft = NonNullable<z.output<typeof scheduleReplyInput>["draft"]>;

/** Holds AI's draft for the reply that will take its place. CONFLICT `draft_changed` where it is not there any more, or held. */
export async function holdDraft(ctx: TxContext, conversationId: string, draft: Draft): Promise<string> {
  const row = await ctx.tx.message.findFirst({
    where: {
      orgId: ctx.org.id,
      id: draft.messageId,
      conversationId,
      state: "draft",
      changeSeq: draft.changeSeq,
      rewrite: null,
    },
    select: { id: true },
  });
  if (!row) throw conflict("draft_changed");
  return row.id;
}

/** What AI's draft gives to the reply that is sent in its place: of a stale one, nothing is said to rest on its sources. Null where it has been dealt with meanwhile. */
export async function takeDraft(ctx: TxContext, draftId: string | null, reply: WireMessage) {
  if (!draftId) return null;
  const where = { orgId: ctx.org.id, id: draftId, state: "draft" } as const;
  const draft = await ctx.tx.message.findFirst({ where, select: { ...wireSelect, sources: true } });
  if (!draft) return null;
  const isStale = toWire(draft).stale.length > 0;
  const isEdited = isStale || reply.fileCount > 0 || reply.body !== draft.body.trim();
  const kept = isEdited
    ? { aiInteractionId: draft.aiInteractionId }
    : {
        aiInteractionId: draft.aiInteractionId,
        senderKind: "ai" as const,
        senderMembershipId: null,
        senderName: draft.senderName,
        sources: draft.sources ?? [],
      };
  return { id: draftId, isEdited, kept };
}

/** The draft is out of the way: what took its place has been sent. */
export async function settleDraft(ctx: TxContext, draft: { id: string; conversationId: string }) {
  const { lastSeq: changeSeq } = await ctx.tx.conversation.update({
    where: { orgId_id: { orgId: ctx.org.id, id: draft.conversationId } },
    data: { lastSeq: { increment: 1 } },
    select: { lastSeq: true },
  });
  const where = { orgId: ctx.org.id, id: draft.id };
  await ctx.tx.message.updateMany({
    where,
    data: { state: "discarded", discardReason: "rewritten", changeSeq, updatedAt: ctx.now() },
  });
  return toWire(found(await ctx.tx.message.findFirst({ where, select: wireSelect })));
}

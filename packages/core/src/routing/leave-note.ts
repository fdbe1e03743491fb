import { requireMember } from "../actor.ts";
import type { TxContext } from "../context.ts";
import { appendMessage } from "../conversations/index.ts";
import { emit } from "../emit.ts";

/** What somebody tells colleagues when a chat changes hands; nothing where nothing was written. */
export async function leaveNote(ctx: TxContext, conversationId: string, body: string): Promise<void> {
  if (body === "") return;
  const { membershipId, name } = requireMember(ctx.actor);
  const message = await appendMessage(ctx, {
    conversationId,
    senderKind: "agent",
    senderMembershipId: membershipId,
    senderName: name,
    isInternal: true,
    body,
  });
  await emit(ctx, { kind: "message.noted", conversationId, data: { seq: message.seq } }, { message });
}

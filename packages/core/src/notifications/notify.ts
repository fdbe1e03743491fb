import type { NotificationKind } from "@handrail/contracts";
import type { TxContext } from "../context.ts";
import { announce } from "../emit.ts";
import { newId } from "../ids.ts";

type Told = { membershipId: string; userId: string };
/** Of a chat that is no ticket, `ticketId` is null and the message says where. */
type About = {
  kind: NotificationKind;
  ticketId: string | null;
  conversationId?: string;
  messageId?: string;
  actorName?: string | null;
};

/** Tells members of staff something, in the command's transaction; the same of the same message only once. */
export async function notify(ctx: TxContext, people: readonly Told[], about: About): Promise<void> {
  if (people.length === 0) return;
  const { kind, ticketId, conversationId, messageId = null, actorName = null } = about;
  const { count } = await ctx.tx.notification.createMany({
    data: people.map(({ membershipId }) => ({
      orgId: ctx.org.id,
      id: newId(),
      membershipId,
      kind,
      ticketId,
      messageId,
      actorName,
      createdAt: ctx.now(),
    })),
    skipDuplicates: true,
  });
  if (count === 0) return;
  await announce(ctx, {
    notified: {
      userIds: people.map(({ userId }) => userId),
      kind,
      ticketId,
      ...(conversationId ? { conversationId } : {}),
    },
  });
}

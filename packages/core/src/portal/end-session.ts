import { type ServiceContext, withTransaction } from "../context.ts";
import { disconnect, hashOfGiven } from "../identity/index.ts";
import { guestPersonId } from "./rules.ts";

/** Ends the session of a token, and the realtime connections of whose it was; nothing where there is none of that kind. */
export async function endSession(
  ctx: ServiceContext,
  token: unknown,
  kind: { isProven?: boolean },
): Promise<void> {
  const tokenHash = hashOfGiven(token);
  if (!tokenHash) return;
  await withTransaction(ctx, async (ctx) => {
    const where = { orgId: ctx.org.id, tokenHash, ...kind };
    const session = await ctx.tx.portalSession.findFirst({ where, select: { contactId: true } });
    if (!session) return;
    await ctx.tx.portalSession.deleteMany({ where });
    ctx.afterCommit.push(() => disconnect(ctx.ports, guestPersonId(session.contactId)));
  });
}

import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { found, precondition } from "../errors.ts";
import { listFormFields } from "../tickets/index.ts";

async function isEnabled(ctx: TxContext): Promise<boolean> {
  const { portalEnabled } = found(
    await ctx.tx.organization.findUnique({ where: { id: ctx.org.id }, select: { portalEnabled: true } }),
  );
  return portalEnabled;
}

/** Throws PRECONDITION `portal_off` where the organisation takes no questions from people without an account. */
export async function requirePortal(ctx: ServiceContext): Promise<void> {
  if (!(await withTransaction(ctx, isEnabled))) throw precondition("portal_off");
}

/** Whether somebody without an account may chat. */
export function mayVisitorsChat(ctx: ServiceContext): Promise<boolean> {
  return withTransaction(ctx, async ({ tx, org }) => {
    const select = { portalEnabled: true, visitorChat: true } as const;
    const { portalEnabled, visitorChat } = found(
      await tx.organization.findUnique({ where: { id: org.id }, select }),
    );
    return portalEnabled && visitorChat;
  });
}

/** Throws PRECONDITION `visitor_chat_off` where the organisation does not chat with people without an account. */
export async function requireVisitorChat(ctx: ServiceContext): Promise<void> {
  if (!(await mayVisitorsChat(ctx))) throw precondition("visitor_chat_off");
}

/** What the form of a ticket has to know: whether it may be used without an account, and the organisation's own fields. */
export function getPortalForm(ctx: ServiceContext) {
  return withTransaction(ctx, async (ctx) => ({
    isEnabled: await isEnabled(ctx),
    fields: await listFormFields(ctx, "customer"),
  }));
}

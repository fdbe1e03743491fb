import { can, parseChannel } from "@handrail/contracts";
import { isStaffActor, type StaffActor } from "../actor.ts";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { forbidden, notFound } from "../errors.ts";
import { branchInScope, conversationScope, ticketScope } from "../scope.ts";

export type ChannelMember = { user_id: string; user_info: { name: string } };
export type ChannelAuthorization = { presence?: ChannelMember };

function staff(ctx: ServiceContext): StaffActor {
  if (!isStaffActor(ctx.actor)) throw forbidden();
  return ctx.actor;
}

async function requireConversation(ctx: TxContext, id: string) {
  const { actor } = ctx;
  const own = actor.kind === "member" ? [{ orgId: ctx.org.id, contactId: actor.contactId }] : [];
  const visible = { AND: [{ orgId: ctx.org.id, id }, { OR: [conversationScope(ctx), ...own] }] };
  if ((await ctx.tx.conversation.count({ where: visible })) === 0) throw notFound();
}

async function requireThread(ctx: TxContext, id: string) {
  const where = { AND: [conversationScope(ctx), { id }] };
  if ((await ctx.tx.conversation.count({ where })) === 0) throw notFound();
}

async function requireTicket(ctx: TxContext, id: string) {
  const where = { AND: [ticketScope(ctx), { id }] };
  if ((await ctx.tx.ticket.count({ where })) === 0) throw notFound();
}

async function requireArticle(ctx: TxContext, id: string) {
  if ((await ctx.tx.article.count({ where: { orgId: ctx.org.id, id } })) === 0) throw notFound();
}

async function requireBranch(ctx: TxContext, id: string) {
  if (!branchInScope(ctx.actor, id)) throw notFound();
  if ((await ctx.tx.branch.count({ where: { orgId: ctx.org.id, id } })) === 0) throw notFound();
}

/**
 * Whether the actor may listen on a channel, and as whom on a presence channel. Throws FORBIDDEN where the role has
 * no business on that kind of channel or the name is none of ours, NOT_FOUND where what it is about does not exist
 * for the actor.
 */
export async function authorizeChannel(ctx: ServiceContext, name: string): Promise<ChannelAuthorization> {
  const channel = parseChannel(name);
  const { actor } = ctx;
  if (!channel) throw forbidden();
  const { kind, id, memberId } = channel;
  if (actor.kind === "guest" && kind === "conversation") {
    await withTransaction(ctx, (ctx) => requireConversation(ctx, id));
    return {};
  }
  if (actor.kind !== "member") throw forbidden();
  switch (kind) {
    case "conversation":
      await withTransaction(ctx, (ctx) => requireConversation(ctx, id));
      return {};
    case "thread":
      staff(ctx);
      await withTransaction(ctx, (ctx) => requireThread(ctx, id));
      return {};
    case "viewers": {
      const { membershipId, name } = staff(ctx);
      await withTransaction(ctx, (ctx) => requireTicket(ctx, id));
      return { presence: { user_id: membershipId, user_info: { name } } };
    }
    case "editors": {
      const { membershipId, name, role } = staff(ctx);
      if (!can(role, "kb:write")) throw forbidden();
      await withTransaction(ctx, (ctx) => requireArticle(ctx, id));
      return { presence: { user_id: membershipId, user_info: { name } } };
    }
    case "desk":
      if (staff(ctx).branches !== "all") throw forbidden();
      if (id !== ctx.org.id) throw notFound();
      return {};
    case "branch":
      staff(ctx);
      await withTransaction(ctx, (ctx) => requireBranch(ctx, id));
      return {};
    case "person":
      if (id !== actor.userId) throw notFound();
      return {};
    case "duty":
      if (memberId !== staff(ctx).membershipId || id !== ctx.org.id) throw notFound();
      return {};
    default:
      return kind satisfies never;
  }
}

import { Prisma } from "@handrail/db";
import { type Actor, deskBranches, readsInternal } from "./actor.ts";
import type { ServiceContext } from "./context.ts";

/**
 * Which rows exist for an actor. The application's barrier; row-level security is the second, independent one.
 * A row outside is NOT_FOUND, never FORBIDDEN.
 */
const nobody = "00000000-0000-0000-0000-000000000000";

function narrow<T>(
  actor: Actor,
  rules: { all: T; branches: (ids: string[]) => T; own: (contactId: string) => T },
): T {
  const branches = deskBranches(actor);
  if (branches) return branches === "all" ? rules.all : rules.branches([...branches]);
  return rules.own(actor.kind === "guest" || actor.kind === "member" ? actor.contactId : nobody);
}

/** Tickets: an organisation with branches shows its agents those of their branches, a customer the own. */
export function ticketScope(ctx: ServiceContext): Prisma.TicketWhereInput {
  return {
    orgId: ctx.org.id,
    ...narrow<Prisma.TicketWhereInput>(ctx.actor, {
      all: {},
      branches: (ids) => ({ branchId: { in: ids } }),
      own: (contactId) => ({ contactId }),
    }),
  };
}

/** `ticketScope` for reports that are written in SQL; the ticket table goes by the name `t`. */
export function ticketScopeSql(ctx: ServiceContext): Prisma.Sql {
  const narrowed = narrow<Prisma.Sql>(ctx.actor, {
    all: Prisma.sql`true`,
    branches: (ids) => Prisma.sql`t.branch_id = ANY (${ids}::uuid[])`,
    own: (contactId) => Prisma.sql`t.contact_id = ${contactId}::uuid`,
  });
  return Prisma.sql`t.org_id = ${ctx.org.id}::uuid AND ${narrowed}`;
}

/** Whether staff work on what belongs to a branch: `ticketScope` for one row that is already at hand. */
export function branchInScope(actor: Actor, branchId: string | null): boolean {
  return narrow<boolean>(actor, {
    all: true,
    branches: (ids) => branchId !== null && ids.includes(branchId),
    own: () => false,
  });
}

/** Conversations: those of visible tickets, and chats of visible contacts. */
export function conversationScope(ctx: ServiceContext): Prisma.ConversationWhereInput {
  return {
    orgId: ctx.org.id,
    ...narrow<Prisma.ConversationWhereInput>(ctx.actor, {
      all: {},
      branches: (ids) => ({
        OR: [
          { ticket: { is: { branchId: { in: ids } } } },
          { ticketId: null, contact: { is: { branchId: { in: ids } } } },
        ],
      }),
      own: (contactId) => ({ contactId }),
    }),
  };
}

/** Contacts that were not merged into another: staff see those of their branches, a customer only himself or herself. */
export function contactScope(ctx: ServiceContext): Prisma.ContactWhereInput {
  return {
    orgId: ctx.org.id,
    mergedIntoId: null,
    ...narrow<Prisma.ContactWhereInput>(ctx.actor, {
      all: {},
      branches: (ids) => ({ branchId: { in: ids } }),
      own: (contactId) => ({ id: contactId }),
    }),
  };
}

/** Articles: everybody reads what is published and public; staff also drafts and internal ones. */
export function articleScope(ctx: ServiceContext): Prisma.ArticleWhereInput {
  const readable = readsInternal(ctx.actor) ? {} : ({ status: "published", visibility: "public" } as const);
  return { orgId: ctx.org.id, ...readable };
}

/** Messages of a visible conversation: internal notes and drafts exist for staff alone. */
export function messageScope(ctx: ServiceContext): Prisma.MessageWhereInput {
  const everything = deskBranches(ctx.actor) !== null;
  return { orgId: ctx.org.id, ...(everything ? {} : { isInternal: false, state: "sent" }) };
}

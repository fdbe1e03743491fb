import type { openInternalTicketInput } from "@handrail/contracts/inputs/tickets";
import type { z } from "zod";
import { type Asker, isStaffActor, requireAsker } from "../actor.ts";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { found, notFoundField } from "../errors.ts";
import { checkCustom } from "./check-custom.ts";
import { chooseDesk } from "./choose-desk.ts";
import { createTicket, type NewTicket } from "./create-ticket.ts";
import { numbered } from "./numbered.ts";

type Given = z.output<typeof openInternalTicketInput>;
type Required = "idempotencyKey" | "subject" | "description" | "type" | "severity";
/** What callers in the code may leave out, they may. */
export type TicketInput = Pick<Given, Required> &
  Partial<Omit<Given, Required | "attachmentIds">> & {
    attachmentIds?: readonly string[];
    source?: NewTicket["source"];
    precededById?: string;
    /** Where the request came from, as limits count it. */
    address?: string;
  };

/** The ticket that an earlier try of the same request of this contact opened. */
export async function earlierTicket(ctx: TxContext, contactId: string, idempotencyKey: string) {
  const ticket = await ctx.tx.ticket.findFirst({
    where: { orgId: ctx.org.id, contactId, idempotencyKey },
    select: {
      id: true,
      number: true,
      status: true,
      version: true,
      conversations: { select: { id: true }, orderBy: { createdAt: "asc" }, take: 1 },
    },
  });
  if (!ticket) return null;
  const { conversations, ...rest } = ticket;
  return { ...rest, conversationId: found(conversations[0]).id, isDuplicate: true };
}

/** Counts the use of a quick issue. Throws NOT_FOUND naming `quickIssueId`. */
export async function countQuickIssue(ctx: TxContext, quickIssueId: string | null | undefined) {
  if (!quickIssueId) return;
  const { count } = await ctx.tx.quickIssue.updateMany({
    where: { orgId: ctx.org.id, id: quickIssueId, isActive: true },
    data: { useCount: { increment: 1 } },
  });
  if (count !== 1) throw notFoundField("quickIssueId");
}

/** The desks that take in what somebody asks, the fitting one first. */
const desksFor = (ctx: ServiceContext) => {
  if (ctx.actor.kind === "guest") return ["public", "customer", "internal"] as const;
  return isStaffActor(ctx.actor)
    ? (["internal", "customer", "public"] as const)
    : (["customer", "public", "internal"] as const);
};

/** Counts one ticket against the person and the address. Throws LIMIT_REACHED. */
async function consume(ctx: ServiceContext, { countedAs }: Asker, address: string | undefined) {
  await ctx.ports.limiter.consume("ticket", countedAs);
  if (address) await ctx.ports.limiter.consume("ticket_ip", address);
}

type Placed = Pick<NewTicket, "branchId" | "aboutContactId">;

/** Opens a ticket of the asker's own on the fitting desk; `place` checks and says where it belongs. */
export async function openOwnTicket(
  ctx: ServiceContext,
  input: TicketInput,
  audience: "customer" | "staff",
  place: (ctx: TxContext) => Promise<Placed>,
) {
  const asker = requireAsker(ctx.actor);
  const earlier = () =>
    withTransaction(ctx, (inner) => earlierTicket(inner, asker.contactId, input.idempotencyKey));
  const known = await earlier();
  if (known) return known;
  await consume(ctx, asker, input.address);
  const { desk, contact } = await withTransaction(ctx, async (inner) => ({
    desk: await chooseDesk(inner, desksFor(ctx)),
    contact: found(
      await inner.tx.contact.findFirst({
        where: { orgId: ctx.org.id, id: asker.contactId },
        select: { id: true, branchId: true, name: true },
      }),
    ),
  }));
  return numbered(ctx, desk, earlier, (number) =>
    withTransaction(ctx, async (inner) => {
      await countQuickIssue(inner, input.quickIssueId);
      const { order, sentryEventId, custom, ...written } = input;
      const { ticket } = await createTicket(inner, {
        ...written,
        ...(await place(inner)),
        ...(custom ? { custom: await checkCustom(inner, audience, custom) } : {}),
        links: { ...(order ? { order } : {}), ...(sentryEventId ? { sentryEventId } : {}) },
        number,
        desk,
        contact,
        senderMembershipId: asker.membershipId,
        source: input.source ?? (ctx.actor.kind === "guest" ? "web" : "in_app"),
      });
      return { ...ticket, isDuplicate: false };
    }),
  );
}

/**
 * Opens a ticket of the actor's own, with its conversation and first message, and sends it to triage. The same
 * `idempotencyKey` of the same person is the same ticket (`isDuplicate`). Uses transactions of its own: call it
 * outside one. Throws LIMIT_REACHED, NOT_FOUND naming `categoryId` or `quickIssueId`, INVALID naming `custom.<key>`.
 */
export function openTicket(ctx: ServiceContext, input: TicketInput) {
  return openOwnTicket(ctx, input, "customer", async () => ({}));
}

import type { DeskKind } from "@handrail/contracts";
import type { openTicketInput } from "@handrail/contracts/inputs/tickets";
import type { z } from "zod";
import { isStaffActor, type MemberActor, requireMember } from "../actor.ts";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { conflict, found, notFoundField } from "../errors.ts";
import { isUniqueViolation } from "../unique-violation.ts";
import { createTicket, type NewTicket } from "./create-ticket.ts";
import { takeNumber } from "./take-number.ts";

type Input = Omit<z.output<typeof openTicketInput>, "context" | "attachmentIds"> & {
  attachmentIds?: readonly string[];
  context?: z.output<typeof openTicketInput>["context"];
  source?: NewTicket["source"];
  precededById?: string;
};

/** The desks that take in what a member asks, the fitting one first. */
const desksFor = (actor: MemberActor): DeskKind[] =>
  isStaffActor(actor) ? ["internal", "customer", "public"] : ["customer", "public", "internal"];

const attempts = 5;

async function earlierTicket(ctx: TxContext, contactId: string, idempotencyKey: string) {
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

async function chooseDesk(ctx: TxContext, actor: MemberActor) {
  const desks = await ctx.tx.desk.findMany({
    where: { orgId: ctx.org.id },
    select: { id: true, kind: true, numberPattern: true, defaultBranchId: true },
  });
  const kind = desksFor(actor).find((wanted) => desks.some((desk) => desk.kind === wanted));
  return found(desks.find((desk) => desk.kind === kind));
}

async function countQuickIssue(ctx: TxContext, quickIssueId: string | null | undefined) {
  if (!quickIssueId) return;
  const { count } = await ctx.tx.quickIssue.updateMany({
    where: { orgId: ctx.org.id, id: quickIssueId, isActive: true },
    data: { useCount: { increment: 1 } },
  });
  if (count !== 1) throw notFoundField("quickIssueId");
}

/**
 * Opens a ticket of the actor's own, with its conversation and first message, and sends it to triage. The same
 * `idempotencyKey` of the same person is the same ticket (`isDuplicate`). Uses transactions of its own: call it
 * outside one. Throws LIMIT_REACHED, and NOT_FOUND naming `categoryId` or `quickIssueId`.
 */
export async function openTicket(ctx: ServiceContext, input: Input) {
  const actor = requireMember(ctx.actor);
  const earlier = () =>
    withTransaction(ctx, (inner) => earlierTicket(inner, actor.contactId, input.idempotencyKey));
  const known = await earlier();
  if (known) return known;
  await ctx.ports.limiter.consume("ticket", actor.membershipId);
  const { desk, contact } = await withTransaction(ctx, async (inner) => ({
    desk: await chooseDesk(inner, actor),
    contact: found(
      await inner.tx.contact.findFirst({
        where: { orgId: ctx.org.id, id: actor.contactId },
        select: { id: true, branchId: true, name: true },
      }),
    ),
  }));
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const number = await takeNumber(ctx, desk);
    try {
      return await withTransaction(ctx, async (inner) => {
        await countQuickIssue(inner, input.quickIssueId);
        const { ticket } = await createTicket(inner, {
          ...input,
          number,
          desk,
          contact,
          senderMembershipId: actor.membershipId,
          source: input.source ?? "in_app",
        });
        return { ...ticket, isDuplicate: false };
      });
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      const other = await earlier();
      if (other) return other;
    }
  }
  throw conflict("ticket_changed");
}

import type { portalTicketInput } from "@handrail/contracts/inputs/portal";
import type { z } from "zod";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { DomainError, found } from "../errors.ts";
import { newId } from "../ids.ts";
import {
  checkCustom,
  chooseDesk,
  countQuickIssue,
  createTicket,
  numbered,
  takeNumber,
} from "../tickets/index.ts";
import { requirePortal } from "./portal-form.ts";
import { noteRequest } from "./request-access.ts";
import { countedAddress } from "./rules.ts";

type Input = z.output<typeof portalTicketInput>;

const earlierNumber = (ctx: ServiceContext, key: string) =>
  withTransaction(ctx, async ({ tx, org }) => {
    const where = { orgId: org.id, key };
    return (await tx.portalSubmission.findFirst({ where, select: { number: true } }))?.number ?? null;
  });

/** One mail for each address in a while, whoever asks for it (attack M5). */
async function mayBeMailed(ctx: ServiceContext, email: string): Promise<boolean> {
  try {
    await ctx.ports.limiter.consume("portal_mail", countedAddress(ctx.org.id, email));
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}

/**
 * The contact of somebody who proved the address by a mailed link; otherwise always a new one, unverified and without a
 * past, whatever address is claimed (attack W2).
 */
async function contactOf(ctx: TxContext, input: Input) {
  const select = { id: true, name: true, branchId: true } as const;
  if (ctx.actor.kind === "guest" && ctx.actor.isProven) {
    const where = { orgId: ctx.org.id, id: ctx.actor.contactId, email: input.email };
    const proven = await ctx.tx.contact.findFirst({ where, select });
    if (proven) return proven;
  }
  const { name, email, company } = input;
  return ctx.tx.contact.create({
    data: { orgId: ctx.org.id, id: newId(), name, email, company: company || null, createdAt: ctx.now() },
    select,
  });
}

async function write(ctx: TxContext, input: Input, desk: Desk, number: string, isMailed: boolean) {
  const contact = await contactOf(ctx, input);
  const sessionId = ctx.actor.kind === "guest" ? ctx.actor.sessionId : input.visitorKey;
  const asContact: TxContext = {
    ...ctx,
    actor: { kind: "guest", contactId: contact.id, sessionId, name: contact.name, isProven: false },
  };
  await countQuickIssue(asContact, input.quickIssueId);
  await createTicket(asContact, {
    number,
    desk,
    contact,
    senderMembershipId: null,
    idempotencyKey: input.idempotencyKey,
    subject: input.subject,
    description: input.description,
    type: "question",
    severity: "medium",
    priority: input.priority,
    source: "web",
    categoryId: input.categoryId,
    context: input.context,
    custom: await checkCustom(ctx, "customer", input.custom),
    attachmentIds: input.attachmentIds,
  });
  const data = { orgId: ctx.org.id, key: input.idempotencyKey, number, createdAt: ctx.now() };
  await ctx.tx.portalSubmission.create({ data, select: { number: true } });
  if (isMailed) await noteRequest(ctx, { ...input, number, kind: "received" });
  return number;
}

type Desk = Awaited<ReturnType<typeof chooseDesk>>;

/**
 * Opens a ticket for somebody without an account and mails the way to it. Tells the number alone: nothing of whose the
 * address is. What falls into the trap gets a number too, and nothing is written. `address`: where the request came
 * from, as limits count it. Throws PRECONDITION `portal_off`, LIMIT_REACHED, NOT_FOUND and INVALID as `openTicket`.
 */
export async function submitPortalTicket(ctx: ServiceContext, input: Input & { address: string }) {
  await requirePortal(ctx);
  const earlier = () => earlierNumber(ctx, input.idempotencyKey);
  const known = await earlier();
  if (known) return { number: known };
  const { limiter } = ctx.ports;
  await limiter.consume("portal_ip", input.address);
  await limiter.consume("portal", countedAddress(ctx.org.id, input.email));
  const desk = await withTransaction(ctx, (ctx) => chooseDesk(ctx, ["public", "customer", "internal"]));
  if (input.website) return { number: await takeNumber(ctx, desk) };
  await withTransaction(ctx, (ctx) => checkCustom(ctx, "customer", input.custom));
  const isMailed = await mayBeMailed(ctx, input.email);
  const number = await numbered(ctx, desk, earlier, (number) =>
    withTransaction(ctx, (ctx) => write(ctx, input, desk, number, isMailed)),
  );
  return { number: found(number) };
}

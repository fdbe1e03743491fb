import { Prisma } from "@handrail/db";
import { z } from "zod";
import type { TxContext } from "../context.ts";
import { previewOf } from "../tickets/preview.ts";
import { bumpMessage } from "./change-message.ts";

/** The message as it was, with where it stood. */
export type Redacted = {
  id: string;
  conversationId: string;
  senderKind: string;
  body: string;
  createdAt: Date;
};
type Place = { ticketId: string | null };

const topicLength = 120;
const noWords = { summary: "", cues: [], entities: [] };

const packSchema = z.looseObject({
  ticket: z.looseObject({ subject: z.string() }),
  triage: z.looseObject({}).nullable(),
  messages: z.array(z.looseObject({ from: z.string(), at: z.string() })),
  tried: z.looseObject({ drafts: z.array(z.looseObject({})) }),
});

/** PURE. What was handed up, without the message and what was made of it; null where it is not in there. */
function packWithout(given: unknown, { senderKind, createdAt }: Redacted): Prisma.InputJsonObject | null {
  const parsed = packSchema.safeParse(given);
  if (!parsed.success) return null;
  const { ticket, triage, messages, tried, ...rest } = parsed.data;
  const isIt = (each: { from: string; at: string }) =>
    each.from === senderKind && each.at === createdAt.toISOString();
  if (!messages.some(isIt)) return null;
  const pack = {
    ...rest,
    ticket: { ...ticket, subject: "" },
    summary: "",
    triage: triage && { ...triage, ...noWords },
    messages: messages.map((each) => (isIt(each) ? { ...each, text: "" } : each)),
    tried: { ...tried, drafts: tried.drafts.map((draft) => ({ ...draft, text: "" })) },
  };
  return JSON.parse(JSON.stringify(pack));
}

/** A chat is called by the first words that are left, and is sorted anew by them. */
async function dropFromChat(ctx: TxContext, { id, conversationId }: Redacted, { ticketId }: Place) {
  const orgId = ctx.org.id;
  const first = await ctx.tx.message.findFirst({
    where: {
      orgId,
      conversationId,
      senderKind: "customer",
      isInternal: false,
      body: { not: "" },
      id: { not: id },
    },
    orderBy: { seq: "asc" },
    select: { body: true },
  });
  const topic = first ? first.body.replace(/\s+/g, " ").slice(0, topicLength) : null;
  const { count } = await ctx.tx.chatSession.updateMany({
    where: { orgId, conversationId },
    data: { topic, triage: Prisma.DbNull },
  });
  if (count > 0 && first && !ticketId)
    await ctx.ports.jobs.enqueue({ tx: ctx.tx }, "triage.conversation", { orgId, conversationId });
}

/** Traces of models that read it, and drafts that answer it. */
async function dropFromModels(ctx: TxContext, row: Redacted, { ticketId }: Place) {
  const { conversationId, createdAt } = row;
  const orgId = ctx.org.id;
  await ctx.tx.aiInteraction.updateMany({
    where: {
      orgId,
      OR: [{ conversationId }, ...(ticketId ? [{ ticketId }] : [])],
      createdAt: { gte: new Date(createdAt.getTime() - 1_000) },
    },
    data: { prompt: "", response: "" },
  });
  if (row.senderKind !== "customer") return;
  const drafts = await ctx.tx.message.findMany({
    where: { orgId, conversationId, senderKind: "ai", state: "draft", createdAt: { gte: createdAt } },
    orderBy: { seq: "asc" },
    select: { id: true },
  });
  for (const { id } of drafts)
    await bumpMessage(ctx, conversationId, id, { state: "discarded", body: "", sources: [], stale: [] });
}

/** A ticket that was called by these words is called by who wrote them; its summary goes, its sorting stays. */
async function dropFromTicket(ctx: TxContext, { body }: Redacted, ticketId: string) {
  const where = { orgId: ctx.org.id, id: ticketId };
  const { subject, preview, triage, contact, ...ticket } = await ctx.tx.ticket.findFirstOrThrow({
    where,
    select: {
      id: true,
      status: true,
      version: true,
      branchId: true,
      subject: true,
      preview: true,
      triage: true,
      contact: { select: { name: true } },
    },
  });
  const words = body.replace(/\s+/g, " ");
  const sorting = z.looseObject({}).safeParse(triage);
  await ctx.tx.ticket.updateMany({
    where,
    data: {
      ...(subject !== "" && words.startsWith(subject) ? { subject: contact.name } : {}),
      ...(preview === previewOf(body) ? { preview: "" } : {}),
      ...(sorting.success ? { triage: { ...JSON.parse(JSON.stringify(triage)), ...noWords } } : {}),
      version: { increment: 1 },
      updatedAt: ctx.now(),
    },
  });
  return { ...ticket, version: ticket.version + 1 };
}

/** What was handed up with the ticket, here and on its way to the provider, and the question in the organisation's own test. */
async function dropFromRecords(ctx: TxContext, row: Redacted, ticketId: string) {
  const orgId = ctx.org.id;
  if (row.senderKind === "customer") await ctx.tx.goldenItem.deleteMany({ where: { orgId, ticketId } });
  const escalations = await ctx.tx.escalation.findMany({
    where: { orgId, ticketId },
    select: { id: true, pack: true, deliveries: { select: { id: true, body: true } } },
  });
  for (const { id, pack, deliveries } of escalations) {
    const left = packWithout(pack, row);
    if (left) await ctx.tx.escalation.updateMany({ where: { orgId, id }, data: { pack: left } });
    for (const delivery of deliveries) {
      const body = z.looseObject({ context: z.unknown() }).parse(delivery.body);
      const context = packWithout(body.context, row);
      if (!context) continue;
      await ctx.tx.operationsDelivery.updateMany({
        where: { orgId, id: delivery.id },
        data: { body: { ...JSON.parse(JSON.stringify(body)), context } },
      });
    }
  }
}

/** What realtime was not told yet: it is told of the message as it is now. */
function dropFromOutbox({ tx, org }: TxContext, { id }: Redacted) {
  return tx.$executeRaw`DELETE FROM outbox WHERE org_id = ${org.id}::uuid AND strpos(pushes::text, ${id}) > 0`;
}

/**
 * What was made of a message elsewhere: the chat's topic and sorting, the subject, preview and summary of its ticket, drafts
 * that answer it, traces of models that read it, what was handed up with it. Its chat is locked first, always.
 */
export async function dropCopies(ctx: TxContext, row: Redacted, place: Place) {
  await dropFromChat(ctx, row, place);
  const ticket = place.ticketId ? await dropFromTicket(ctx, row, place.ticketId) : null;
  if (place.ticketId) await dropFromRecords(ctx, row, place.ticketId);
  await dropFromModels(ctx, row, place);
  await dropFromOutbox(ctx, row);
  return ticket;
}

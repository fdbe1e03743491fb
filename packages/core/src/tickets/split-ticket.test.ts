import { beforeAll, describe, expect, it } from "vitest";
import { agentNote, agentReply, customerReply, syncConversation } from "../conversations/index.ts";
import { newId } from "../ids.ts";
import { openTestTicket, outcomeOf } from "../testing/desk.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import {
  confirmResolution,
  getOwnTicket,
  getTicket,
  listOwnTickets,
  listRelated,
  mergeTickets,
  resolveTicket,
  splitTicket,
  unsplitTicket,
  watchTicket,
} from "./index.ts";

let desk: TestOrg;
beforeAll(async () => {
  desk = await testOrg({ branches: ["North", "South"] });
});

type Opened = Awaited<ReturnType<typeof openTestTicket>>;
const customer = () => desk.as(desk.customer);
const agent = () => desk.as(desk.agent);
const messagesOf = async (conversationId: string, actor = desk.agent) =>
  (await syncConversation(desk.as(actor), { conversationId, afterSeq: 0, limit: 100 })).messages;
const idOf = async (ticket: Opened, body: string) => {
  const message = (await messagesOf(ticket.conversationId)).find((each) => each.body === body);
  return message?.id ?? "";
};

/** A ticket about two things: both asked, one answered, with a note on the second. */
async function openDouble() {
  const ticket = await openTestTicket(customer(), {
    subject: "Two things",
    description: "The bot is silent.",
  });
  const { conversationId } = ticket;
  const say = (body: string) => ({ conversationId, clientId: newId(), body });
  await customerReply(customer(), say("And the invoice is wrong."));
  await agentNote(agent(), say("Accounts know of it."));
  await agentReply(agent(), {
    ...say("The invoice comes again."),
    lastSeenSeq: 1_000,
    setStatus: "in_progress",
  });
  await agentReply(agent(), { ...say("The bot is back."), lastSeenSeq: 1_000, setStatus: "in_progress" });
  return ticket;
}
const second = ["And the invoice is wrong.", "Accounts know of it.", "The invoice comes again."];
const split = async (ticket: Opened, bodies = second, actor = desk.agent) =>
  splitTicket(desk.as(actor), {
    ticketId: ticket.id,
    version: (await getTicket(desk.as(desk.admin), { ticketId: ticket.id })).version,
    messageIds: await Promise.all(bodies.map((body) => idOf(ticket, body))),
    subject: "The invoice",
    idempotencyKey: newId(),
  });
const bodies = async (conversationId: string, actor = desk.agent) =>
  (await messagesOf(conversationId, actor)).map(({ body }) => body);

/** Every row of a ticket but its events, without what any change moves. */
const rowsOf = (ticketId: string) =>
  desk.ports.db.withOrg(desk.org.id, async (tx) => {
    const row = await tx.ticket.findFirstOrThrow({
      where: { orgId: desk.org.id, id: ticketId },
      include: {
        conversations: { include: { messages: { orderBy: { seq: "asc" } } } },
        tags: true,
        watchers: true,
        splits: true,
        notifications: true,
      },
    });
    const { version: _, updatedAt: __, conversations, ...rest } = row;
    return {
      ...rest,
      conversations: conversations.map(({ lastSeq: _, messages, ...conversation }) => ({
        ...conversation,
        messages: messages.map(({ changeSeq: _, ...message }) => message),
      })),
    };
  });

describe("splitting", () => {
  it("moves the messages to a ticket of their own, told in both, and undoing restores every row", async () => {
    const one = await openDouble();
    await watchTicket(agent(), { ticketId: one.id, membershipId: desk.agent.membershipId, isWatching: true });
    const before = await rowsOf(one.id);
    const { source, ticket, isDuplicate } = await split(one);
    const made = await getTicket(agent(), { ticketId: ticket.id });
    expect(isDuplicate).toBe(false);
    expect(source.number).toBe(one.number);
    expect(made).toMatchObject({
      subject: "The invoice",
      preview: second[0],
      status: "open",
      branch: { id: desk.branches.North },
      contact: { id: desk.customer.contactId },
      watchers: [{ membershipId: desk.agent.membershipId }],
    });
    expect(await bodies(made.conversationId)).toEqual(second);
    expect(await bodies(one.conversationId)).toEqual(["The bot is silent.", "The bot is back."]);
    expect(made.firstResponseAt).toEqual(made.lastResponseAt);
    const left = await getTicket(agent(), { ticketId: one.id });
    expect(left.firstResponseAt).toEqual(left.lastResponseAt);
    expect(left.firstResponseAt?.getTime()).toBeGreaterThanOrEqual(made.firstResponseAt?.getTime() ?? 0);
    expect((await listRelated(agent(), { ticketId: one.id })).splits).toMatchObject([
      { number: ticket.number, messageCount: 3, splitByName: desk.agent.name },
    ]);
    expect((await listRelated(agent(), { ticketId: ticket.id })).splitFrom?.number).toBe(one.number);
    await unsplitTicket(agent(), { ticketId: ticket.id });
    expect(await rowsOf(one.id)).toEqual(before);
    expect((await listRelated(agent(), { ticketId: ticket.id })).mergedInto?.number).toBe(one.number);
    expect(await outcomeOf(unsplitTicket(agent(), { ticketId: ticket.id }))).toBe("CONFLICT: ticket_changed");
  });

  it("writes the other's number into both histories, there and back", async () => {
    const one = await openDouble();
    const { ticket } = await split(one);
    await unsplitTicket(agent(), { ticketId: ticket.id });
    const told = await desk.ports.db.withOrg(desk.org.id, (tx) =>
      tx.event.findMany({
        where: {
          orgId: desk.org.id,
          kind: { in: ["ticket.split", "ticket.unsplit"] },
          ticketId: { in: [one.id, ticket.id] },
        },
        select: { kind: true, ticketId: true, data: true },
        orderBy: { id: "asc" },
      }),
    );
    const [into, from] = [{ into: ticket.number }, { from: one.number }];
    expect(told).toEqual([
      { kind: "ticket.split", ticketId: one.id, data: into },
      { kind: "ticket.split", ticketId: ticket.id, data: from },
      { kind: "ticket.unsplit", ticketId: one.id, data: into },
      { kind: "ticket.unsplit", ticketId: ticket.id, data: from },
    ]);
  });

  it("T7: the customer reads both parts and neither note, and what was read stays read", async () => {
    const one = await openDouble();
    const { ticket } = await split(one);
    const own = await getOwnTicket(customer(), { number: ticket.number });
    expect(own.splitFrom?.number).toBe(one.number);
    expect(await bodies(own.conversationId, desk.customer)).toEqual([second[0], second[2]]);
    expect(
      (await getOwnTicket(customer(), { number: one.number })).splits.map(({ number }) => number),
    ).toEqual([ticket.number]);
    const list = await listOwnTickets(customer(), { status: "all", limit: 50, cursor: null });
    const unread = new Map(list.tickets.map((each) => [each.number, each.isUnread]));
    expect([unread.get(one.number), unread.get(ticket.number)]).toEqual([true, true]);
    const gone = (actor = desk.customer) =>
      syncConversation(desk.as(actor), { conversationId: one.conversationId, afterSeq: 5, limit: 100 });
    expect((await gone()).gone).toHaveLength(2);
    expect((await gone(desk.agent)).gone).toHaveLength(3);
  });

  it("shows what was written meanwhile in both after it is undone, and takes answers to where they belong", async () => {
    const one = await openDouble();
    const { ticket } = await split(one);
    const conversationId = (await getTicket(agent(), { ticketId: ticket.id })).conversationId;
    await customerReply(customer(), { conversationId, clientId: newId(), body: "Still wrong." });
    await unsplitTicket(agent(), { ticketId: ticket.id });
    const own = await getOwnTicket(customer(), { number: ticket.number });
    expect(own).toMatchObject({ number: one.number, merged: [{ number: ticket.number }] });
    expect(await bodies(conversationId)).toEqual(["Still wrong."]);
    const sent = await customerReply(customer(), { conversationId, clientId: newId(), body: "Thank you." });
    expect(sent).toMatchObject({ message: { conversationId: one.conversationId } });
  });

  it("is the same ticket when it is sent twice, and an answer sent twice is still one", async () => {
    const one = await openDouble();
    const clientId = newId();
    const again = { conversationId: one.conversationId, clientId, body: "One more thing." };
    await customerReply(customer(), again);
    const { version } = await getTicket(agent(), { ticketId: one.id });
    const input = {
      ticketId: one.id,
      version,
      messageIds: [await idOf(one, "One more thing.")],
      subject: "One more",
      idempotencyKey: newId(),
    };
    const made = await splitTicket(agent(), input);
    const twice = await splitTicket(agent(), input);
    expect(twice).toMatchObject({ isDuplicate: true, ticket: { id: made.ticket.id } });
    expect(await customerReply(customer(), again)).toMatchObject({ isDuplicate: true });
  });

  it("refuses what leaves or takes nothing for the customer, what is elsewhere, ended or merged", async () => {
    const one = await openDouble();
    const other = await openDouble();
    const all = [...second, "The bot is silent.", "The bot is back."];
    expect(await outcomeOf(split(one, all))).toBe("INVALID: nothing_stays");
    expect(await outcomeOf(split(one, ["Accounts know of it."]))).toBe("INVALID: nothing_moves");
    expect(await outcomeOf(split(one, ["not there"]))).toMatch(/NOT_FOUND|INVALID/);
    const foreignId = await idOf(other, "The bot is back.");
    const { version } = await getTicket(agent(), { ticketId: one.id });
    const input = { ticketId: one.id, version, subject: "Other", idempotencyKey: newId() };
    expect(await outcomeOf(splitTicket(agent(), { ...input, messageIds: [foreignId] }))).toBe(
      "NOT_FOUND: not_found",
    );
    expect(await outcomeOf(splitTicket(agent(), { ...input, version: 1, messageIds: [foreignId] }))).toBe(
      "CONFLICT: ticket_changed",
    );
    const { ticket } = await split(one);
    const further = { ...one, id: ticket.id, conversationId: ticket.conversations[0]?.id ?? "" };
    const deeper = await split(further, ["And the invoice is wrong."]);
    expect(await outcomeOf(unsplitTicket(agent(), { ticketId: ticket.id }))).toBe(
      "PRECONDITION: split_further",
    );
    await unsplitTicket(agent(), { ticketId: deeper.ticket.id });
    const { version: at } = await getTicket(agent(), { ticketId: one.id });
    await mergeTickets(agent(), { ticketId: one.id, version: at, targetId: other.id });
    expect(await outcomeOf(unsplitTicket(agent(), { ticketId: ticket.id }))).toBe(
      "PRECONDITION: ticket_merged",
    );
    expect(await outcomeOf(split(one, ["The bot is back."]))).toBe("PRECONDITION: ticket_merged");
    const state = await getTicket(agent(), { ticketId: other.id });
    await resolveTicket(agent(), { ticketId: other.id, version: state.version, resolution: "Done." });
    await confirmResolution(customer(), { ticketId: other.id });
    expect(await outcomeOf(split(other))).toBe("PRECONDITION: ticket_closed");
  });

  it("has one winner of many at once, and loses no message", async () => {
    const one = await openDouble();
    const outcomes = await Promise.all(Array.from({ length: 4 }, () => outcomeOf(split(one))));
    expect(outcomes.filter((outcome) => outcome === "ok")).toHaveLength(1);
    const { splits } = await listRelated(agent(), { ticketId: one.id });
    expect(splits).toHaveLength(1);
    const { conversationId } = await getTicket(agent(), { ticketId: splits[0]?.id ?? "" });
    expect([...(await bodies(one.conversationId)), ...(await bodies(conversationId))]).toHaveLength(5);
  });

  it("T6: needs both tickets within reach, and tells nothing of one that is not", async () => {
    const foreign = await testOrg();
    const one = await openDouble();
    const { ticket } = await split(one);
    for (const ctx of [desk.as(desk.otherAgent), foreign.as(foreign.admin)]) {
      expect(await outcomeOf(unsplitTicket(ctx, { ticketId: ticket.id }))).toBe("NOT_FOUND: not_found");
      const input = {
        ticketId: one.id,
        version: 1,
        messageIds: [newId()],
        subject: "No",
        idempotencyKey: newId(),
      };
      expect(await outcomeOf(splitTicket(ctx, input))).toBe("NOT_FOUND: not_found");
    }
    await desk.ports.db.withOrg(desk.org.id, (tx) =>
      tx.ticket.updateMany({
        where: { orgId: desk.org.id, id: one.id },
        data: { branchId: desk.branches.South ?? null },
      }),
    );
    expect(await outcomeOf(unsplitTicket(agent(), { ticketId: ticket.id }))).toBe("NOT_FOUND: not_found");
    expect((await listRelated(agent(), { ticketId: ticket.id })).splitFrom).toBeNull();
    expect((await listRelated(desk.as(desk.otherAgent), { ticketId: one.id })).splits).toEqual([]);
  });
});

import { describe, expect, it } from "vitest";
import { customerReply, syncConversation } from "../conversations/index.ts";
import { newId } from "../ids.ts";
import { outcomeOf } from "../testing/desk.ts";
import { second, splittingDesk } from "../testing/splitting-desk.ts";
import { testOrg } from "../testing/test-org.ts";
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
} from "./index.ts";

const { desk, customer, agent, idOf, openDouble, split, bodies } = await splittingDesk();

describe("splitting", () => {
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

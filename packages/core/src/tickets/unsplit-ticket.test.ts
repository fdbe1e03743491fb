import { describe, expect, it } from "vitest";
import { customerReply } from "../conversations/index.ts";
import { newId } from "../ids.ts";
import { outcomeOf } from "../testing/desk.ts";
import { second, splittingDesk } from "../testing/splitting-desk.ts";
import { getOwnTicket, getTicket, listRelated, unsplitTicket, watchTicket } from "./index.ts";

const { desk, customer, agent, openDouble, split, bodies } = await splittingDesk();

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

describe("undoing a split", () => {
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
});

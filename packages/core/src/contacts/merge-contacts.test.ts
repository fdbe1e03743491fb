import { beforeAll, describe, expect, it } from "vitest";
import { startChat } from "../chat/index.ts";
import { withTransaction } from "../context.ts";
import { customerReply, syncConversation } from "../conversations/index.ts";
import { newId } from "../ids.ts";
import { addContact, merge, openFor, unmerge } from "../testing/contacts.ts";
import { openTestTicket, outcomeOf } from "../testing/desk.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import {
  getOwnTicket,
  getTicket,
  listHistory,
  listOwnTickets,
  mergeTickets,
  splitTicket,
  unmergeTicket,
} from "../tickets/index.ts";
import { findContacts, getContact } from "./index.ts";

let desk: TestOrg;
beforeAll(async () => {
  desk = await testOrg();
});

/** Everything that belongs to contacts. */
const rowsOf = (...ids: string[]) =>
  withTransaction(desk.as(desk.admin), async ({ tx, org }) => ({
    contacts: await tx.contact.findMany({
      where: { orgId: org.id, id: { in: ids } },
      include: { conversations: true, aboutTickets: true, tickets: { include: { conversations: true } } },
      orderBy: { id: "asc" },
    }),
    merges: await tx.contactMerge.count({ where: { orgId: org.id, sourceId: { in: ids } } }),
  }));

describe("merging contacts", () => {
  it("gives tickets, chats and what is known to the one that stays; undoing restores every row", async () => {
    const person = await desk.addMember("customer");
    const walkIn = await addContact(desk, { name: "Walk-in", email: null, phone: "+34 600 111 222" });
    const kept = await openTestTicket(desk.as(person));
    const brought = await openFor(desk, walkIn.contactId);
    await withTransaction(desk.as(desk.admin), ({ tx, org }) =>
      tx.contact.updateMany({
        where: { orgId: org.id, id: { in: [walkIn.contactId, person.contactId] } },
        data: { attributes: [{ label: "Gateway", value: "ok" }] },
      }),
    );
    await withTransaction(desk.as(desk.admin), ({ tx, org }) =>
      tx.contact.updateMany({
        where: { orgId: org.id, id: walkIn.contactId },
        data: {
          attributes: [
            { label: "Gateway", value: "down" },
            { label: "Shop", value: "Reus" },
          ],
        },
      }),
    );
    const before = await rowsOf(walkIn.contactId, person.contactId);
    await merge(desk, walkIn.contactId, person.contactId);

    const list = await listOwnTickets(desk.as(person), { status: "all", limit: 20, cursor: null });
    expect(list.tickets.map(({ number }) => number).sort()).toEqual([kept.number, brought.number].sort());
    const { messages } = await syncConversation(desk.as(person), {
      conversationId: brought.conversationId,
      afterSeq: 0,
      limit: 10,
    });
    expect(messages.map(({ senderName }) => senderName)).toEqual(["Walk-in"]);
    const card = await getContact(desk.as(desk.agent), { contactId: person.contactId });
    expect(card).toMatchObject({
      email: person.email,
      phone: "+34 600 111 222",
      attributes: [
        { label: "Gateway", value: "ok" },
        { label: "Shop", value: "Reus" },
      ],
      merged: [{ name: "Walk-in", ticketCount: 1, mergedByName: desk.admin.name }],
    });
    const find = (search: string) => findContacts(desk.as(desk.admin), { search, limit: 20 });
    expect((await find("Walk-in")).map(({ id }) => id)).toEqual([person.contactId]);
    expect(await outcomeOf(getContact(desk.as(desk.admin), { contactId: walkIn.contactId }))).toBe(
      "NOT_FOUND: not_found",
    );
    await unmerge(desk, walkIn.contactId);
    expect(await rowsOf(walkIn.contactId, person.contactId)).toEqual(before);
    expect(await outcomeOf(getOwnTicket(desk.as(person), { number: brought.number }))).toBe(
      "NOT_FOUND: not_found",
    );
    expect(await outcomeOf(unmerge(desk, walkIn.contactId))).toBe("CONFLICT: contact_changed");
  });

  it("takes chats along, and tells of it in the history of both and of every ticket", async () => {
    const [one, two] = [
      await addContact(desk, { name: "Ana" }),
      await addContact(desk, { name: "Ana B.", isVerified: true }),
    ];
    const ticket = await openFor(desk, one.contactId);
    await merge(desk, one.contactId, two.contactId);
    await unmerge(desk, one.contactId);
    const { events } = await listHistory(desk.as(desk.admin), {
      ticketId: ticket.id,
      limit: 20,
      cursor: null,
    });
    expect(events.filter(({ kind }) => kind === "ticket.contact_changed").map(({ data }) => data)).toEqual([
      { person: { from: "Ana B.", to: "Ana" } },
      { person: { from: "Ana", to: "Ana B." } },
    ]);
    const told = await withTransaction(desk.as(desk.admin), ({ tx, org }) =>
      tx.event.findMany({
        where: { orgId: org.id, subjectId: { in: [one.contactId, two.contactId] } },
        select: { kind: true, subjectId: true },
        orderBy: { id: "asc" },
      }),
    );
    expect(told).toEqual([
      { kind: "contact.merged", subjectId: one.contactId },
      { kind: "contact.merged", subjectId: two.contactId },
      { kind: "contact.unmerged", subjectId: one.contactId },
      { kind: "contact.unmerged", subjectId: two.contactId },
    ]);
  });

  it("keeps what was changed or asked meanwhile with the one that stayed", async () => {
    const one = await addContact(desk, { email: null, phone: "+34 600 333 444" });
    const two = await addContact(desk, { isVerified: true });
    await merge(desk, one.contactId, two.contactId);
    const since = await openFor(desk, two.contactId, "Meanwhile");
    await withTransaction(desk.as(desk.admin), ({ tx, org }) =>
      tx.contact.updateMany({
        where: { orgId: org.id, id: two.contactId },
        data: { phone: "+34 600 555 666" },
      }),
    );
    await unmerge(desk, one.contactId);
    expect(await getContact(desk.as(desk.admin), { contactId: two.contactId })).toMatchObject({
      phone: "+34 600 555 666",
      tickets: [{ number: since.number }],
    });
  });

  it("undoing takes along what was split off, and waits for tickets that were merged across", async () => {
    const [one, two] = [await addContact(desk), await addContact(desk, { isVerified: true })];
    const brought = await openFor(desk, one.contactId);
    const kept = await openFor(desk, two.contactId);
    await merge(desk, one.contactId, two.contactId);
    const guest = {
      kind: "guest",
      contactId: two.contactId,
      sessionId: newId(),
      name: "Two",
      isProven: true,
    } as const;
    const { conversationId } = brought;
    const said = await customerReply(desk.as(guest), {
      conversationId,
      clientId: newId(),
      body: "Another thing.",
    });
    if (said.kind !== "sent") throw new Error("not sent");
    const { version } = await getTicket(desk.as(desk.admin), { ticketId: brought.id });
    const { ticket, source } = await splitTicket(desk.as(desk.admin), {
      ticketId: brought.id,
      version,
      messageIds: [said.message.id],
      subject: "Another thing",
      idempotencyKey: newId(),
    });
    await mergeTickets(desk.as(desk.admin), {
      ticketId: kept.id,
      version: kept.version,
      targetId: source.id,
    });
    expect(await outcomeOf(unmerge(desk, one.contactId))).toBe("PRECONDITION: contact_tickets_merged");
    await unmergeTicket(desk.as(desk.admin), { ticketId: kept.id });
    await unmerge(desk, one.contactId);
    const owner = async (ticketId: string) => (await getTicket(desk.as(desk.admin), { ticketId })).contact.id;
    expect(await owner(ticket.id)).toBe(one.contactId);
    expect(await owner(kept.id)).toBe(two.contactId);
  });

  it("undoes one of several, the last first", async () => {
    const [one, two, three] = [
      await addContact(desk),
      await addContact(desk, { isVerified: true }),
      await addContact(desk, { isVerified: true }),
    ];
    const ticket = await openFor(desk, one.contactId);
    await merge(desk, one.contactId, two.contactId);
    await merge(desk, two.contactId, three.contactId);
    expect(await outcomeOf(unmerge(desk, one.contactId))).toBe("NOT_FOUND: not_found");
    await unmerge(desk, two.contactId);
    await unmerge(desk, one.contactId);
    expect((await getTicket(desk.as(desk.admin), { ticketId: ticket.id })).contact.id).toBe(one.contactId);
  });

  it("has one winner of many at once, in whatever direction", async () => {
    const [one, two] = [
      await addContact(desk, { isVerified: true }),
      await addContact(desk, { isVerified: true }),
    ];
    const tries = Array.from({ length: 6 }, (_, i) =>
      outcomeOf(
        i % 2 ? merge(desk, one.contactId, two.contactId) : merge(desk, two.contactId, one.contactId),
      ),
    );
    expect((await Promise.all(tries)).filter((outcome) => outcome === "ok")).toHaveLength(1);
  });
});

it("a chat without a ticket goes along and comes back", async () => {
  const [one, two] = [await desk.addMember("customer"), await addContact(desk, { isVerified: true })];
  const chat = await startChat(desk.as(one), { idempotencyKey: newId() });
  const conversation = await withTransaction(desk.as(desk.admin), ({ tx, org }) =>
    tx.conversation.updateMany({
      where: { orgId: org.id, contactId: one.contactId },
      data: { contactId: two.contactId },
    }),
  );
  expect(conversation.count).toBe(1);
  await merge(desk, two.contactId, one.contactId);
  const card = () => getContact(desk.as(desk.admin), { contactId: one.contactId });
  expect((await card()).chats.map(({ id }) => id)).toEqual([chat.conversationId]);
  await unmerge(desk, two.contactId);
  expect((await card()).chats).toEqual([]);
});

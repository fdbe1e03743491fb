import { beforeAll, describe, expect, it } from "vitest";
import { startChat } from "../chat/index.ts";
import { withTransaction } from "../context.ts";
import { customerReply, syncConversation } from "../conversations/index.ts";
import { newId } from "../ids.ts";
import {
  guestPersonId,
  openPortalAccess,
  requestPortalAccess,
  resolveGuest,
  submitPortalTicket,
} from "../portal/index.ts";
import { openTestTicket, outcomeOf } from "../testing/desk.ts";
import { mailPortal, portalToken, question } from "../testing/portal.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import {
  getOwnTicket,
  getTicket,
  listHistory,
  listOwnTickets,
  mergeTickets,
  openForCustomer,
  splitTicket,
  unmergeTicket,
} from "../tickets/index.ts";
import { compareContacts, findContacts, getContact, mergeContacts, unmergeContact } from "./index.ts";

const visitor = { kind: "visitor" } as const;
let desk: TestOrg;
beforeAll(async () => {
  desk = await testOrg();
});

type Given = {
  name?: string;
  email?: string | null;
  isVerified?: boolean;
  phone?: string;
  branchId?: string;
};
const addContact = (given: Given = {}, org = desk) =>
  withTransaction(org.as(org.admin), async ({ tx }) => {
    const id = newId();
    const row = { name: "Somebody", email: `${id}@example.test`, isVerified: false, ...given };
    await tx.contact.create({ data: { orgId: org.org.id, id, ...row } });
    return { contactId: id, ...row };
  });
const openFor = (contactId: string, subject = "By phone", org = desk) =>
  openForCustomer(org.as(org.admin), {
    idempotencyKey: newId(),
    contactId,
    subject,
    description: "The order did not come.",
    type: "question",
    severity: "medium",
    source: "call",
    custom: {},
    attachmentIds: [],
  });
const merge = (contactId: string, targetId: string, actor = desk.admin) =>
  mergeContacts(desk.as(actor), { contactId, targetId });
const unmerge = (contactId: string, actor = desk.admin) => unmergeContact(desk.as(actor), { contactId });

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
    const walkIn = await addContact({ name: "Walk-in", email: null, phone: "+34 600 111 222" });
    const kept = await openTestTicket(desk.as(person));
    const brought = await openFor(walkIn.contactId);
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
    await merge(walkIn.contactId, person.contactId);

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
    await unmerge(walkIn.contactId);
    expect(await rowsOf(walkIn.contactId, person.contactId)).toEqual(before);
    expect(await outcomeOf(getOwnTicket(desk.as(person), { number: brought.number }))).toBe(
      "NOT_FOUND: not_found",
    );
    expect(await outcomeOf(unmerge(walkIn.contactId))).toBe("CONFLICT: contact_changed");
  });

  it("takes chats along, and tells of it in the history of both and of every ticket", async () => {
    const [one, two] = [
      await addContact({ name: "Ana" }),
      await addContact({ name: "Ana B.", isVerified: true }),
    ];
    const ticket = await openFor(one.contactId);
    await merge(one.contactId, two.contactId);
    await unmerge(one.contactId);
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
    const one = await addContact({ email: null, phone: "+34 600 333 444" });
    const two = await addContact({ isVerified: true });
    await merge(one.contactId, two.contactId);
    const since = await openFor(two.contactId, "Meanwhile");
    await withTransaction(desk.as(desk.admin), ({ tx, org }) =>
      tx.contact.updateMany({
        where: { orgId: org.id, id: two.contactId },
        data: { phone: "+34 600 555 666" },
      }),
    );
    await unmerge(one.contactId);
    expect(await getContact(desk.as(desk.admin), { contactId: two.contactId })).toMatchObject({
      phone: "+34 600 555 666",
      tickets: [{ number: since.number }],
    });
  });

  it("undoing takes along what was split off, and waits for tickets that were merged across", async () => {
    const [one, two] = [await addContact(), await addContact({ isVerified: true })];
    const brought = await openFor(one.contactId);
    const kept = await openFor(two.contactId);
    await merge(one.contactId, two.contactId);
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
    expect(await outcomeOf(unmerge(one.contactId))).toBe("PRECONDITION: contact_tickets_merged");
    await unmergeTicket(desk.as(desk.admin), { ticketId: kept.id });
    await unmerge(one.contactId);
    const owner = async (ticketId: string) => (await getTicket(desk.as(desk.admin), { ticketId })).contact.id;
    expect(await owner(ticket.id)).toBe(one.contactId);
    expect(await owner(kept.id)).toBe(two.contactId);
  });

  it("undoes one of several, the last first", async () => {
    const [one, two, three] = [
      await addContact(),
      await addContact({ isVerified: true }),
      await addContact({ isVerified: true }),
    ];
    const ticket = await openFor(one.contactId);
    await merge(one.contactId, two.contactId);
    await merge(two.contactId, three.contactId);
    expect(await outcomeOf(unmerge(one.contactId))).toBe("NOT_FOUND: not_found");
    await unmerge(two.contactId);
    await unmerge(one.contactId);
    expect((await getTicket(desk.as(desk.admin), { ticketId: ticket.id })).contact.id).toBe(one.contactId);
  });

  it("has one winner of many at once, in whatever direction", async () => {
    const [one, two] = [await addContact({ isVerified: true }), await addContact({ isVerified: true })];
    const tries = Array.from({ length: 6 }, (_, i) =>
      outcomeOf(i % 2 ? merge(one.contactId, two.contactId) : merge(two.contactId, one.contactId)),
    );
    expect((await Promise.all(tries)).filter((outcome) => outcome === "ok")).toHaveLength(1);
  });
});

describe("W2: whose address nobody has proved", () => {
  it("never stays with what another asked, unless it is the same address", async () => {
    const [claimed, proven] = [await addContact(), await addContact({ isVerified: true })];
    expect(await outcomeOf(merge(proven.contactId, claimed.contactId))).toBe("INVALID: unproven_stays");
    const twin = await addContact({ email: String(claimed.email).toUpperCase() });
    expect(await outcomeOf(merge(twin.contactId, claimed.contactId))).toBe("ok");
    const sides = await compareContacts(desk.as(desk.agent), {
      contactId: claimed.contactId,
      otherId: proven.contactId,
    });
    expect(sides.map(({ id, refusal }) => [id, refusal])).toEqual([
      [claimed.contactId, "unproven_stays"],
      [proven.contactId, null],
    ]);
  });

  it("is not taken over either, and mails nobody a way in", async () => {
    const walkIn = await addContact({ email: null });
    const claimed = await addContact();
    await merge(claimed.contactId, walkIn.contactId);
    expect((await getContact(desk.as(desk.admin), { contactId: walkIn.contactId })).email).toBeNull();
  });

  it("two logins are never one, and a login never goes", async () => {
    const [one, two] = [await desk.addMember("customer"), await desk.addMember("customer")];
    const proven = await addContact({ isVerified: true });
    expect(await outcomeOf(merge(one.contactId, two.contactId))).toBe("INVALID: both_have_login");
    expect(await outcomeOf(merge(one.contactId, proven.contactId))).toBe("INVALID: login_must_stay");
    expect(await outcomeOf(merge(one.contactId, one.contactId))).toBe("INVALID: invalid_input");
  });
});

it("M5: links and sessions that were mailed to the one that goes open nothing while it is merged", async () => {
  const asked = question();
  await submitPortalTicket(desk.as(visitor), asked);
  await mailPortal(desk);
  const link = portalToken(desk, asked.email);
  const owner = await withTransaction(desk.as(desk.admin), ({ tx, org }) =>
    tx.ticket.findFirstOrThrow({ where: { orgId: org.id, idempotencyKey: asked.idempotencyKey } }),
  );
  const person = await desk.addMember("customer");
  await merge(owner.contactId, person.contactId);
  const open = () => openPortalAccess(desk.as(visitor), { token: link, address: "192.0.2.1" });
  expect(await open()).toBeNull();
  await unmerge(owner.contactId);
  const session = await open();
  expect(session).not.toBeNull();
  await merge(owner.contactId, person.contactId);
  expect(await resolveGuest(desk.as(visitor), session?.token)).toBeNull();
  await unmerge(owner.contactId);
  expect(await resolveGuest(desk.as(visitor), session?.token)).toMatchObject({ contactId: owner.contactId });
});

it("T7: who was told of both hears no more of the other's, and the address that came with it opens nothing", async () => {
  const email = `${newId()}@example.test`;
  const [proven, walkIn] = [await addContact({ email, isVerified: true }), await addContact({ email: null })];
  const { number } = await openFor(walkIn.contactId);
  await merge(proven.contactId, walkIn.contactId);
  await requestPortalAccess(desk.as(visitor), { number, email, locale: "en", address: "192.0.2.1" });
  await mailPortal(desk);
  const open = () =>
    openPortalAccess(desk.as(visitor), { token: portalToken(desk, email), address: "192.0.2.1" });
  const session = await open();
  expect(await resolveGuest(desk.as(visitor), session?.token)).toMatchObject({ contactId: walkIn.contactId });
  await requestPortalAccess(desk.as(visitor), { number, email, locale: "en", address: "192.0.2.1" });
  await mailPortal(desk);
  desk.ports.disconnected.splice(0);
  await unmerge(proven.contactId);
  expect(await resolveGuest(desk.as(visitor), session?.token)).toBeNull();
  expect(await open()).toBeNull();
  expect(desk.ports.disconnected).toContain(guestPersonId(walkIn.contactId));

  const [guest, person] = [await addContact(), await desk.addMember("customer")];
  await merge(guest.contactId, person.contactId);
  desk.ports.disconnected.splice(0);
  await unmerge(guest.contactId);
  expect(desk.ports.disconnected).toContain(person.userId);
});

it("T5 T6: needs both contacts and all that moves within reach", async () => {
  const org = await testOrg({ branches: ["North", "South"] });
  const foreign = await testOrg();
  const north = await addContact({ isVerified: true, branchId: org.branches.North ?? "" }, org);
  const other = await addContact({ isVerified: true, branchId: org.branches.North ?? "" }, org);
  const south = await addContact({ isVerified: true, branchId: org.branches.South ?? "" }, org);
  const theirs = await addContact({ isVerified: true }, foreign);
  const pairs = [
    [north, south],
    [south, north],
    [north, theirs],
    [theirs, north],
  ] as const;
  for (const [one, two] of pairs) {
    const ctx = org.as(org.agent);
    const pair = { contactId: one.contactId, targetId: two.contactId };
    expect(await outcomeOf(mergeContacts(ctx, pair))).toBe("NOT_FOUND: not_found");
    const compared = compareContacts(ctx, { contactId: one.contactId, otherId: two.contactId });
    expect(await outcomeOf(compared)).toBe("NOT_FOUND: not_found");
  }
  const ticket = await openFor(north.contactId, "Moved", org);
  const place = (branchId: string) =>
    withTransaction(org.as(org.admin), ({ tx }) =>
      tx.ticket.updateMany({ where: { orgId: org.org.id, id: ticket.id }, data: { branchId } }),
    );
  await place(org.branches.South ?? "");
  const pair = { contactId: north.contactId, targetId: other.contactId };
  expect(await outcomeOf(mergeContacts(org.as(org.agent), pair))).toBe("PRECONDITION: tickets_elsewhere");
  await mergeContacts(org.as(org.admin), pair);
  for (const ctx of [org.as(org.otherAgent), foreign.as(foreign.admin)])
    expect(await outcomeOf(unmergeContact(ctx, north))).toBe("NOT_FOUND: not_found");
  expect(await outcomeOf(unmergeContact(org.as(org.agent), north))).toBe("PRECONDITION: tickets_elsewhere");
  await place(org.branches.North ?? "");
  expect(await outcomeOf(unmergeContact(org.as(org.agent), north))).toBe("ok");
});

it("a chat without a ticket goes along and comes back", async () => {
  const [one, two] = [await desk.addMember("customer"), await addContact({ isVerified: true })];
  const chat = await startChat(desk.as(one), { idempotencyKey: newId() });
  const conversation = await withTransaction(desk.as(desk.admin), ({ tx, org }) =>
    tx.conversation.updateMany({
      where: { orgId: org.id, contactId: one.contactId },
      data: { contactId: two.contactId },
    }),
  );
  expect(conversation.count).toBe(1);
  await merge(two.contactId, one.contactId);
  const card = () => getContact(desk.as(desk.admin), { contactId: one.contactId });
  expect((await card()).chats.map(({ id }) => id)).toEqual([chat.conversationId]);
  await unmerge(two.contactId);
  expect((await card()).chats).toEqual([]);
});

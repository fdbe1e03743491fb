import { beforeAll, describe, expect, it } from "vitest";
import { customerReply } from "../conversations/index.ts";
import { newId } from "../ids.ts";
import { openTestTicket, outcomeOf } from "../testing/desk.ts";
import { ask } from "../testing/portal.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import {
  getOwnTicket,
  getTicket,
  listOwnTickets,
  markOwnSeen,
  openInternalTicket,
  openTicket,
  rateTicket,
  reopenTicket,
  replyOrFollowUp,
  resolveTicket,
} from "./index.ts";

const dayMs = 24 * 60 * 60 * 1000;
const patterns = { public: "SAAS-{yyyymmdd}-{rand:5}", internal: "TKT-{yyyymm}-{seq:4}" } as const;

async function withDesks(test: TestOrg) {
  const { id: orgId } = test.org;
  await test.ports.db.withOrg(orgId, (tx) =>
    tx.desk.createMany({
      data: (["public", "internal"] as const).map((kind) => ({
        orgId,
        id: newId(),
        kind,
        name: kind,
        numberPattern: patterns[kind],
      })),
    }),
  );
  return test;
}

let desk: TestOrg;
beforeAll(async () => {
  desk = await withDesks(await testOrg({ branches: ["North", "South"] }));
});

const internal = (given: Partial<Parameters<typeof openInternalTicket>[1]> = {}) => ({
  idempotencyKey: newId(),
  subject: "Lens order is late",
  description: "The supplier has not answered.",
  type: "question" as const,
  severity: "medium" as const,
  ...given,
});

describe("three desks", () => {
  it("give a hundred tickets at once a hundred numbers, each by the pattern of its desk", async () => {
    const [customer, agent] = [desk.as(desk.customer), desk.as(desk.agent)];
    const opened = await Promise.all(
      Array.from({ length: 100 }, (_, index) => {
        if (index % 3 === 0) return ask(desk, { address: `192.0.2.${index}` });
        return index % 3 === 1 ? openTestTicket(customer) : openInternalTicket(agent, internal());
      }),
    );
    const numbers = opened.map(({ number }) => number);
    expect(new Set(numbers).size).toBe(100);
    expect(numbers.filter((number) => /^SAAS-\d{8}-[2-9A-Z]{5}$/.test(number))).toHaveLength(34);
    expect(numbers.filter((number) => /^TICKET-\d{4}$/.test(number))).toHaveLength(33);
    expect(numbers.filter((number) => /^TKT-\d{6}-\d{4}$/.test(number))).toHaveLength(33);
  });

  it("an internal ticket names a customer and an order, and is the author's branch's alone", async () => {
    const ctx = desk.as(desk.agent);
    const opened = await openInternalTicket(
      ctx,
      internal({ aboutContactId: desk.customer.contactId, order: "ORD-77" }),
    );
    const ticket = await desk.ports.db.withOrg(desk.org.id, (tx) =>
      tx.ticket.findFirst({ where: { orgId: desk.org.id, id: opened.id } }),
    );
    expect(ticket).toMatchObject({
      aboutContactId: desk.customer.contactId,
      links: { order: "ORD-77" },
      branchId: desk.branches.North,
    });
    expect((await getTicket(ctx, { ticketId: opened.id })).number).toBe(opened.number);
    const elsewhere = getTicket(desk.as(desk.otherAgent), { ticketId: opened.id });
    expect(await outcomeOf(elsewhere)).toBe("NOT_FOUND: not_found");
    const asCustomer = getOwnTicket(desk.as(desk.customer), { number: opened.number });
    expect(await outcomeOf(asCustomer)).toBe("NOT_FOUND: not_found");
  });

  it("T4: an internal ticket points at no customer and no branch out of the author's scope", async () => {
    const ctx = desk.as(desk.agent);
    const about = openInternalTicket(ctx, internal({ aboutContactId: desk.otherCustomer.contactId }));
    await expect(about).rejects.toMatchObject({ fields: { aboutContactId: ["not found"] } });
    const branch = openInternalTicket(ctx, internal({ branchId: desk.branches.South ?? "" }));
    await expect(branch).rejects.toMatchObject({ fields: { branchId: ["not found"] } });
    expect(await outcomeOf(openInternalTicket(desk.as(desk.customer), internal()))).toMatch(/^FORBIDDEN/);
  });
});

describe("the organisation's own fields", () => {
  it("are asked of customers where they see them, and kept as given", async () => {
    const own = await testOrg();
    const { id: orgId } = own.org;
    await own.ports.db.withOrg(orgId, (tx) =>
      tx.customField.createMany({
        data: [
          {
            orgId,
            id: newId(),
            key: "order",
            name: "Order",
            kind: "text",
            isRequired: true,
            isCustomerVisible: true,
          },
          { orgId, id: newId(), key: "cause", name: "Cause", kind: "text", isRequired: true },
        ],
      }),
    );
    const ctx = own.as(own.customer);
    const open = (custom: Record<string, string>) => openTicket(ctx, { ...internal(), custom });
    await expect(open({})).rejects.toMatchObject({
      code: "INVALID",
      fields: { "custom.order": ["required"] },
    });
    await expect(open({ order: "A-1", cause: "mine" })).rejects.toMatchObject({
      fields: { "custom.cause": ["unknown"] },
    });
    const hostile = `<script>alert("C1")</script>`;
    const { id } = await open({ order: hostile });
    const kept = await own.ports.db.withOrg(orgId, (tx) => tx.ticket.findFirst({ where: { orgId, id } }));
    expect(kept?.custom).toEqual({ order: hostile });
  });
});

describe("opening again, rating, and what has been seen", () => {
  async function solved(at: Date) {
    const ctx = desk.as(desk.customer);
    const opened = await openTestTicket(ctx);
    const staff = desk.as(desk.agent, { now: at });
    await resolveTicket(staff, { ticketId: opened.id, version: opened.version, resolution: "Rebuilt it." });
    return opened;
  }
  const resolvedAt = new Date();
  const daysLater = (days: number) =>
    desk.as(desk.customer, { now: new Date(resolvedAt.getTime() + days * dayMs) });

  it("works within the days that the organisation gives, and not after", async () => {
    const ticket = await solved(resolvedAt);
    const late = await getOwnTicket(daysLater(15), { number: ticket.number });
    expect(late).toMatchObject({ canReopen: false, canRate: true });
    expect(await outcomeOf(reopenTicket(daysLater(15), { ticketId: ticket.id }))).toBe(
      "PRECONDITION: reopen_too_late",
    );
    expect(await getOwnTicket(daysLater(13), { number: ticket.number })).toMatchObject({ canReopen: true });
    await expect(reopenTicket(daysLater(13), { ticketId: ticket.id })).resolves.toMatchObject({
      status: "in_progress",
    });
  });

  it("a reply in time opens the ticket again; a late one opens a new ticket that follows it", async () => {
    const ticket = await solved(resolvedAt);
    const reply = { conversationId: ticket.conversationId, body: "Still empty." };
    const { newTicket } = await replyOrFollowUp(daysLater(20), { ...reply, clientId: newId() });
    expect(newTicket?.number).not.toBe(ticket.number);
    const followUp = await getOwnTicket(daysLater(20), { number: newTicket?.number ?? "" });
    expect(followUp.precededByNumber).toBe(ticket.number);
    expect((await getOwnTicket(daysLater(20), { number: ticket.number })).status).toBe("resolved");
    await customerReply(daysLater(1), { ...reply, clientId: newId() });
    expect((await getOwnTicket(daysLater(1), { number: ticket.number })).status).toBe("in_progress");
  });

  it("a rating can be changed as long as the ticket can be opened again", async () => {
    const ticket = await solved(resolvedAt);
    const rate = (days: number, rating: number) =>
      rateTicket(daysLater(days), { ticketId: ticket.id, rating });
    await rate(20, 2);
    expect(await outcomeOf(rate(21, 5))).toBe("PRECONDITION: rating_too_late");
    await rate(2, 4);
    expect((await getOwnTicket(daysLater(2), { number: ticket.number })).rating).toBe(4);
  });

  it("an own ticket is unread until it was looked at, never by what its owner wrote, and is found by its words", async () => {
    const ctx = desk.as(desk.otherCustomer);
    const ticket = await openTestTicket(ctx, { subject: "Zebra crossing" });
    const list = async (search = "zebra") =>
      (await listOwnTickets(ctx, { status: "all", limit: 10, search })).tickets;
    expect(await list()).toMatchObject([{ number: ticket.number, isUnread: false }]);
    expect(await list("giraffe")).toEqual([]);
    expect(await list(ticket.number.toLowerCase())).toHaveLength(1);
    const { conversationId } = ticket;
    await desk.ports.db.withOrg(desk.org.id, (tx) =>
      tx.conversation.update({
        where: { orgId_id: { orgId: desk.org.id, id: conversationId } },
        data: { lastSeq: 5, lastPublicSeq: 5 },
      }),
    );
    expect(await list()).toMatchObject([{ isUnread: true }]);
    await markOwnSeen(ctx, { ticketId: ticket.id, seq: 99 });
    expect(await list()).toMatchObject([{ isUnread: true }]);
    await markOwnSeen(ctx, { ticketId: ticket.id, seq: 5 });
    await markOwnSeen(ctx, { ticketId: ticket.id, seq: 1 });
    expect(await list()).toMatchObject([{ isUnread: false }]);
  });
});

import { beforeEach, describe, expect, it } from "vitest";
import type { ServiceContext } from "../context.ts";
import { customerReply } from "../conversations/index.ts";
import { newId } from "../ids.ts";
import { openTestTicket, outcomeOf, unreadKinds } from "../testing/desk.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import {
  assignTicket,
  changeCustomField,
  confirmResolution,
  getTicket,
  linkArticle,
  listHistory,
  resolveTicket,
  setDueDate,
  snoozeTicket,
  wakeTicket,
} from "./index.ts";

let desk: TestOrg;
let ticketId: string;
let conversationId: string;
let articleId: string;
const tomorrow = new Date(Date.now() + 86_400_000);

async function addArticle(org: TestOrg) {
  const id = newId();
  await org.ports.db.withOrg(org.org.id, (tx) =>
    tx.article.create({
      data: {
        orgId: org.org.id,
        id,
        translationKey: id,
        slug: `article-${id.slice(-12)}`,
        title: "Renew a token",
        body: "Press renew.",
        status: "published",
      },
    }),
  );
  return id;
}

beforeEach(async () => {
  desk = await testOrg();
  const opened = await openTestTicket(desk.as(desk.customer));
  ticketId = opened.id;
  conversationId = opened.conversationId;
  articleId = await addArticle(desk);
  await desk.ports.db.withOrg(desk.org.id, (tx) =>
    tx.customField.createMany({
      data: [
        { orgId: desk.org.id, id: newId(), key: "order_number", name: "Order", kind: "text" },
        { orgId: desk.org.id, id: newId(), key: "size", name: "Size", kind: "select", options: ["S", "L"] },
      ],
    }),
  );
});

const ticket = () => getTicket(desk.as(desk.agent), { ticketId });
const lastEvent = async () => (await listHistory(desk.as(desk.admin), { ticketId, limit: 1 })).events[0];
type Command = (ctx: ServiceContext, version: number) => Promise<unknown>;
const commands: [string, string, Command, unknown][] = [
  [
    "snooze",
    "ticket.snoozed",
    (ctx, version) => snoozeTicket(ctx, { ticketId, version, until: tomorrow, untilReply: true }),
    {
      snooze: {
        from: { until: null, untilReply: false },
        to: { until: tomorrow.toISOString(), untilReply: true },
      },
    },
  ],
  [
    "set the due date",
    "ticket.due_changed",
    (ctx, version) => setDueDate(ctx, { ticketId, version, dueAt: tomorrow }),
    { dueAt: { from: null, to: tomorrow.toISOString() } },
  ],
  [
    "change a field",
    "ticket.field_changed",
    (ctx, version) => changeCustomField(ctx, { ticketId, version, key: "order_number", value: "ORD-7" }),
    { fieldName: "Order", field: { from: null, to: "ORD-7" } },
  ],
  [
    "link an article",
    "ticket.article_linked",
    (ctx, version) => linkArticle(ctx, { ticketId, version, articleId, isLinked: true }),
    { articleTitle: "Renew a token" },
  ],
];

describe.each(commands)("%s", (_name, kind, run, data) => {
  it("changes the ticket once, with one event that tells before and after", async () => {
    await run(desk.as(desk.agent), 1);
    expect((await ticket()).version).toBe(2);
    expect(await lastEvent()).toMatchObject({ kind, actorName: desk.agent.name, data });
    expect(desk.ports.published.at(-1)).toMatchObject({ name: "ticket", data: { ticketId, version: 2 } });
  });

  it("is a conflict for whoever loses the race", async () => {
    const outcomes = await Promise.all([
      outcomeOf(run(desk.as(desk.agent), 1)),
      outcomeOf(run(desk.as(desk.otherAgent), 1)),
    ]);
    expect(outcomes.toSorted()).toEqual(["CONFLICT: ticket_changed", "ok"]);
  });

  it("does not find the ticket of another organisation or branch", async () => {
    const foreign = await testOrg();
    expect(await outcomeOf(run(foreign.as(foreign.admin), 1))).toBe("NOT_FOUND: not_found");
    const branched = await testOrg({ branches: ["North", "South"] });
    ticketId = (await openTestTicket(branched.as(branched.customer))).id;
    expect(await outcomeOf(run(branched.as(branched.otherAgent), 1))).toBe("NOT_FOUND: not_found");
  });
});

describe("snoozing", () => {
  const snooze = (version: number, until: Date | null, untilReply = false) =>
    snoozeTicket(desk.as(desk.agent), { ticketId, version, until, untilReply });

  it("wakes when the time has come, tells who has the ticket, and not a moment earlier", async () => {
    await assignTicket(desk.as(desk.admin), { ticketId, version: 1, assigneeId: desk.agent.membershipId });
    await snooze(2, tomorrow);
    expect(desk.ports.enqueued.at(-1)).toMatchObject({ name: "ticket.wake", payload: { ticketId } });
    const job = { kind: "system", job: "ticket.wake" } as const;
    expect(await wakeTicket(desk.as(job), { ticketId })).toEqual({ isWoken: false });
    const later = desk.as(job, { now: new Date(tomorrow.getTime() + 1) });
    expect(await wakeTicket(later, { ticketId })).toEqual({ isWoken: true });
    expect(await wakeTicket(later, { ticketId })).toEqual({ isWoken: false });
    expect((await ticket()).snoozedUntil).toBeNull();
    expect(await lastEvent()).toMatchObject({ kind: "ticket.woken", actorKind: "system" });
    expect(await unreadKinds(desk.as(desk.agent))).toEqual(["woken", "assigned"]);
  });

  it("ends when the customer writes, whatever it waited for", async () => {
    await snooze(1, tomorrow, true);
    await customerReply(desk.as(desk.customer), { conversationId, clientId: newId(), body: "Still broken" });
    expect(await ticket()).toMatchObject({ snoozedUntil: null, snoozedUntilReply: false });
    expect(await lastEvent()).toMatchObject({ kind: "message.sent", data: { woken: true } });
  });

  it("ends by hand and with the ticket; refuses the past and what is over", async () => {
    await expect(snooze(1, new Date(0))).rejects.toMatchObject({ code: "INVALID" });
    await snooze(1, null, true);
    await snooze(2, null);
    expect(await lastEvent()).toMatchObject({ kind: "ticket.woken" });
    await snooze(3, tomorrow);
    await resolveTicket(desk.as(desk.agent), { ticketId, version: 4, resolution: "Done." });
    expect((await ticket()).snoozedUntil).toBeNull();
    expect(await outcomeOf(snooze(5, tomorrow))).toBe("PRECONDITION: ticket_not_live");
    await confirmResolution(desk.as(desk.customer), { ticketId });
    expect(await outcomeOf(snooze(6, tomorrow))).toBe("PRECONDITION: ticket_closed");
  });
});

describe("own fields", () => {
  const change = (version: number, key: string, value: Parameters<typeof changeCustomField>[1]["value"]) =>
    changeCustomField(desk.as(desk.agent), { ticketId, version, key, value });

  it("keep to what the field takes, and are emptied with null", async () => {
    await change(1, "order_number", "ORD-7");
    await change(2, "size", "L");
    expect((await ticket()).custom).toEqual({ order_number: "ORD-7", size: "L" });
    await change(3, "order_number", null);
    expect((await ticket()).custom).toEqual({ size: "L" });
    expect(await lastEvent()).toMatchObject({ data: { field: { from: "ORD-7", to: null } } });
    expect(await outcomeOf(change(4, "size", "M"))).toBe("INVALID: invalid_input");
    expect(await outcomeOf(change(4, "unknown", "M"))).toBe("NOT_FOUND: not_found");
    expect(await outcomeOf(change(4, "__proto__", "M"))).toBe("NOT_FOUND: not_found");
  });
});

describe("linked articles", () => {
  it("T6: are of the same organisation, linked once, and unlinked", async () => {
    const foreign = await testOrg();
    const theirs = await addArticle(foreign);
    const link = (id: string, version: number, isLinked = true) =>
      linkArticle(desk.as(desk.agent), { ticketId, version, articleId: id, isLinked });
    await expect(link(theirs, 1)).rejects.toMatchObject({ fields: { articleId: ["not found"] } });
    await link(articleId, 1);
    await link(articleId, 2);
    expect((await ticket()).articles).toMatchObject([{ id: articleId }]);
    await link(articleId, 2, false);
    expect((await ticket()).articles).toEqual([]);
    expect(await lastEvent()).toMatchObject({ kind: "ticket.article_unlinked" });
  });
});

import { liveStatuses } from "@handrail/contracts";
import { queueInput, queueSorts, queueTotalInput } from "@handrail/contracts/inputs/queue";
import { beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import { type ServiceContext, withTransaction } from "../context.ts";
import { newId } from "../ids.ts";
import { openTestTicket, outcomeOf } from "../testing/desk.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import {
  assignTeam,
  assignTicket,
  changePriority,
  changeTags,
  countMatching,
  countQueue,
  listOwnTickets,
  listQueue,
  markSeen,
  resolveTicket,
} from "./index.ts";

let desk: TestOrg;
const ids: string[] = [];
const at = (minute: number) => ({ now: new Date(Date.UTC(2026, 0, 1, 9, minute)) });
const team = newId();
const tags = { late: newId(), vip: newId() };

beforeAll(async () => {
  desk = await testOrg();
  const priorities = ["low", "normal", "high", "urgent"] as const;
  for (let index = 0; index < 12; index += 1) {
    const asker = index % 3 === 0 ? desk.otherCustomer : desk.customer;
    const { id: ticketId } = await openTestTicket(desk.as(asker, at(index % 5)), {
      subject: index === 4 ? "Discount of 100%_off" : `Subject ${index}`,
      description: index === 5 ? "The zebra printer jams" : "It is silent.",
      type: index % 2 === 0 ? "bug" : "billing",
      severity: index < 4 ? "critical" : "low",
      categoryId: index < 6 ? desk.categories.technical : desk.categories.billing,
    });
    ids.push(ticketId);
    const priority = priorities[index % 4] ?? "low";
    await changePriority(desk.as(desk.agent, at(20 + (index % 5))), { ticketId, version: 1, priority });
    const act = desk.as(desk.agent, at(30 + index));
    if (index === 1) await resolveTicket(act, { ticketId, version: 2, resolution: "Done." });
    if (index === 2) await assignTicket(act, { ticketId, version: 2, assigneeId: desk.agent.membershipId });
  }
  const { orgId } = { orgId: desk.org.id };
  await withTransaction(desk.as(desk.admin), async ({ tx }) => {
    await tx.team.create({ data: { orgId, id: team, name: "Second line" } });
    await tx.tag.createMany({ data: Object.entries(tags).map(([name, id]) => ({ orgId, id, name })) });
    await tx.ticketWatcher.create({
      data: { orgId, ticketId: ids[8] ?? "", membershipId: desk.agent.membershipId },
    });
    await tx.ticket.update({
      where: { orgId_id: { orgId, id: ids[9] ?? "" } },
      data: { snoozedUntil: new Date(Date.now() + 86_400_000) },
    });
    await tx.ticket.update({
      where: { orgId_id: { orgId, id: ids[10] ?? "" } },
      data: { dueAt: new Date(Date.now() - 60_000), custom: { seats: 12, color: "Red", done: true } },
    });
    await tx.ticket.update({
      where: { orgId_id: { orgId, id: ids[11] ?? "" } },
      data: { dueAt: new Date(Date.now() + 3_600_000), rating: 2 },
    });
  });
  const act = desk.as(desk.agent, at(50));
  await assignTeam(act, { ticketId: ids[6] ?? "", version: 2, teamId: team });
  await changeTags(act, { ticketId: ids[6] ?? "", version: 3, add: [tags.late, tags.vip], remove: [] });
  await changeTags(act, { ticketId: ids[7] ?? "", version: 2, add: [tags.late], remove: [] });
  await markSeen(desk.as(desk.agent), { ticketId: ids[3] ?? "" });
});

type Input = z.input<typeof queueInput>;
type Filter = NonNullable<Input["filters"]>[number];
const list = (given: Input = {}, ctx: ServiceContext = desk.as(desk.agent)) =>
  listQueue(ctx, queueInput.parse(given));
const found = async (given: Input) =>
  (await list(given)).tickets.map(({ id }) => ids.indexOf(id)).sort((a, b) => a - b);
const everything = Array.from({ length: 12 }, (_, index) => index);
const awake = everything.filter((index) => index !== 9);
const live: Filter = { field: "status", operator: "any_of", value: [...liveStatuses] };

describe("listQueue", () => {
  const orders = queueSorts.flatMap((sort) =>
    (["asc", "desc"] as const).map((direction) => ({ sort, direction })),
  );

  it.each(orders)("pages by $sort $direction give every ticket once, in order", async (order) => {
    for (const filters of [[], [live], [{ field: "tag", operator: "is_empty", value: null } as const]]) {
      const given = { ...order, filters: [...filters, { field: "snoozed", operator: "is", value: false }] };
      const whole = await list({ ...given, limit: 100 } as Input);
      expect(whole.nextCursor).toBeNull();
      const paged: string[] = [];
      let cursor: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof list>> = await list({ ...given, limit: 2, cursor } as Input);
        paged.push(...page.tickets.map((ticket) => ticket.id));
        cursor = page.nextCursor;
      } while (cursor);
      expect(paged).toEqual(whole.tickets.map((ticket) => ticket.id));
      expect(new Set(paged).size).toBe(paged.length);
    }
  });

  it("orders by rank, then by the last change", async () => {
    const { tickets } = await list({ sort: "priority", direction: "desc", limit: 100 });
    const ranks = tickets.map(({ priority }) => ["low", "normal", "high", "urgent"].indexOf(priority));
    expect(ranks).toEqual(ranks.toSorted((a, b) => b - a));
    const due = await list({ sort: "due", direction: "asc", limit: 2 });
    expect(due.tickets.map(({ id }) => ids.indexOf(id))).toEqual([10, 11]);
  });

  it.each<[string, Input, number[]]>([
    ["nothing", {}, awake],
    ["status", { filters: [{ field: "status", operator: "is", value: "resolved" }] }, [1]],
    ["not a status", { filters: [{ field: "status", operator: "is_not", value: "open" }] }, [1, 2]],
    [
      "contradicting statuses",
      {
        filters: [
          { field: "status", operator: "is", value: "open" },
          { field: "status", operator: "is", value: "closed" },
        ],
      },
      [],
    ],
    ["type", { filters: [{ field: "type", operator: "any_of", value: ["billing"] }] }, [1, 3, 5, 7, 11]],
    [
      "priority",
      { filters: [{ field: "priority", operator: "none_of", value: ["low", "normal"] }] },
      [2, 3, 6, 7, 10, 11],
    ],
    ["severity", { filters: [{ field: "severity", operator: "is", value: "critical" }] }, [0, 1, 2, 3]],
    [
      "no assignee",
      { filters: [{ field: "assignee", operator: "is_empty" }] },
      awake.filter((i) => i !== 1 && i !== 2),
    ],
    ["assigned to me", { filters: [{ field: "assignee", operator: "is", value: "me" }] }, [1, 2]],
    [
      "not mine",
      { filters: [{ field: "assignee", operator: "is_not", value: "me" }] },
      awake.filter((i) => i !== 1 && i !== 2),
    ],
    ["team", { filters: [{ field: "team", operator: "is", value: team }] }, [6]],
    ["any tag", { filters: [{ field: "tag", operator: "any_of", value: [tags.late] }] }, [6, 7]],
    ["all tags", { filters: [{ field: "tag", operator: "all_of", value: [tags.late, tags.vip] }] }, [6]],
    [
      "no tag",
      { filters: [{ field: "tag", operator: "none_of", value: [tags.late] }] },
      awake.filter((i) => i !== 6 && i !== 7),
    ],
    ["created on a day", { filters: [{ field: "created", operator: "is", value: "2026-01-01" }] }, awake],
    [
      "created before a day",
      { filters: [{ field: "created", operator: "before", value: "2026-01-01" }] },
      [],
    ],
    [
      "created between",
      { filters: [{ field: "created", operator: "between", value: ["2025-12-31", "2026-01-02"] }] },
      awake,
    ],
    ["overdue", { filters: [{ field: "sla", operator: "is", value: "overdue" }] }, [10]],
    ["due soon", { filters: [{ field: "sla", operator: "any_of", value: ["due_soon"] }] }, [11]],
    ["no due date", { filters: [{ field: "due", operator: "is_empty" }] }, awake.filter((i) => i < 10)],
    ["subject", { filters: [{ field: "subject", operator: "contains", value: "100%_" }] }, [4]],
    ["number", { filters: [{ field: "number", operator: "is", value: "ticket-0005" }] }, [4]],
    [
      "unread",
      { filters: [live, { field: "unread", operator: "is", value: true }] },
      awake.filter((i) => i !== 1 && i !== 3),
    ],
    ["rating", { filters: [{ field: "rating", operator: "at_most", value: 3 }] }, [11]],
    [
      "custom number",
      { filters: [{ field: "custom", key: "seats", operator: "at_least", value: 10 }] },
      [10],
    ],
    ["custom text", { filters: [{ field: "custom", key: "color", operator: "is", value: "red" }] }, [10]],
    [
      "custom choice",
      { filters: [{ field: "custom", key: "color", operator: "any_of", value: ["Red", "Blue"] }] },
      [10],
    ],
    ["custom check", { filters: [{ field: "custom", key: "done", operator: "checked", value: true }] }, [10]],
    ["snoozed", { filters: [{ field: "snoozed", operator: "is", value: true }] }, [9]],
    ["view mine", { view: "mine" }, [1, 2]],
    ["view unassigned", { view: "unassigned" }, awake.filter((i) => i !== 1 && i !== 2)],
    ["view snoozed", { view: "snoozed" }, [9]],
    ["view watching", { view: "watching" }, [8]],
    ["view of a team", { view: `team:${team}` }, [6]],
    ["search by number", { search: "ticket-0007" }, [6]],
    ["search by a part of the number", { search: "ticket 00" }, everything],
    ["search by words of the subject", { search: "subject 11" }, [11]],
    ["search by a message", { search: "zebra jams" }, [5]],
    ["search by the beginning of a word", { search: "zeb" }, [5]],
    ["search for what LIKE would take for a pattern", { search: "100%_off" }, [4]],
    ["search for what is no word", { search: "_%'" }, []],
    ["search for nothing there", { search: "xylophone" }, []],
  ])("filters by %s", async (_name, given, expected) => {
    expect(await found({ limit: 100, ...given })).toEqual(expected);
  });

  it("finds customers by address and name, in any order of filters", async () => {
    const others = everything.filter((index) => index % 3 === 0);
    expect(await found({ search: desk.otherCustomer.email.toUpperCase() })).toEqual(others);
    expect(await found({ search: desk.otherCustomer.name, sort: "priority" })).toEqual(others);
    const contact: Filter = { field: "contact", operator: "is", value: desk.otherCustomer.contactId };
    expect(await found({ filters: [contact] })).toEqual(others.filter((index) => index !== 9));
  });

  it("counts what a list holds", async () => {
    const count = (given: z.input<typeof queueTotalInput>) =>
      countMatching(desk.as(desk.agent), queueTotalInput.parse(given));
    expect(await count({})).toEqual({ count: 11, isMore: false });
    expect(await count({ search: "zebra" })).toEqual({ count: 1, isMore: false });
    expect(await count({ view: "mine", filters: [live] })).toEqual({ count: 1, isMore: false });
  });

  const nowhere = "018f4e2a-0000-7000-8000-000000000009";
  const forged = [
    ["soon", "x"],
    ["0|2026-02-30 10:00:00+00", nowhere],
    ["0|0000-01-01 00:00:00+00", nowhere],
  ].map((position) => Buffer.from(JSON.stringify(position)).toString("base64url"));
  it.each(["x", "bm90anNvbg", ...forged])("names the cursor that is none of ours: %s", async (cursor) => {
    await expect((async () => list({ cursor }))()).rejects.toMatchObject({
      code: "INVALID",
      fields: { cursor: ["not a cursor of this list"] },
    });
  });

  it("T5: shows nothing of another organisation or branch, however it is asked", async () => {
    const foreign = await testOrg({ branches: ["North", "South"] });
    const { number } = await openTestTicket(foreign.as(foreign.customer), {
      subject: "Seen in the North",
      description: "A walrus",
    });
    const outside = foreign.as(foreign.otherAgent);
    expect((await list({}, foreign.as(foreign.agent))).tickets).toHaveLength(1);
    for (const search of ["", "Seen", "walrus", number, foreign.customer.email]) {
      expect((await list({ search }, outside)).tickets).toEqual([]);
      expect(await countMatching(outside, queueTotalInput.parse({ search }))).toEqual({
        count: 0,
        isMore: false,
      });
    }
    for (const search of ["Seen", "walrus", foreign.customer.email]) {
      expect((await list({ search })).tickets).toEqual([]);
    }
    const north = { field: "branch", operator: "is", value: foreign.branches.North ?? "" } as const;
    expect((await list({ filters: [north] }, outside)).tickets).toEqual([]);
    expect((await list({ filters: [north] })).tickets).toEqual([]);
    expect((await countQueue(outside)).views.all).toEqual({ count: 0, isMore: false });
    expect((await list({}, foreign.as(foreign.customer))).tickets).toEqual([]);
  });
});

it("countQueue counts live work by view and team, and everything by status", async () => {
  const counts = await countQueue(desk.as(desk.agent));
  const of = (count: number) => ({ count, isMore: false });
  expect(counts.views).toEqual({
    all: of(10),
    mine: of(1),
    unassigned: of(9),
    snoozed: of(1),
    watching: of(1),
  });
  expect(counts.teams).toEqual([{ id: team, name: "Second line", count: of(1) }]);
  expect(counts.statuses.filter(({ count }) => count.count > 0)).toEqual([
    { status: "open", count: of(9) },
    { status: "in_progress", count: of(1) },
    { status: "resolved", count: of(1) },
  ]);
});

describe("listOwnTickets", () => {
  it("pages through the actor's own, and no others", async () => {
    const own: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listOwnTickets>> = await listOwnTickets(desk.as(desk.customer), {
        cursor,
        limit: 3,
        status: "all",
      });
      own.push(...page.tickets.map((ticket) => ticket.id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(new Set(own).size).toBe(8);
    expect(own).toHaveLength(8);
    const count = (status: "live" | "resolved") =>
      listOwnTickets(desk.as(desk.customer), { limit: 50, status }).then(({ tickets }) => tickets.length);
    expect([await count("live"), await count("resolved")]).toEqual([7, 1]);
    expect((await listOwnTickets(desk.as(desk.agent), { limit: 50, status: "all" })).tickets).toEqual([]);
  });

  it("is for people who have signed in", async () => {
    const visitor = desk.as({ kind: "visitor" });
    expect(await outcomeOf((async () => listOwnTickets(visitor, { limit: 1, status: "all" }))())).toBe(
      "UNAUTHENTICATED: unauthenticated",
    );
  });
});

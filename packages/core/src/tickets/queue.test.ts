import { queueInput } from "@handrail/contracts/inputs/tickets";
import { beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import type { ServiceContext } from "../context.ts";
import { openTestTicket, outcomeOf } from "../testing/desk.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import {
  assignTicket,
  changePriority,
  countQueue,
  listOwnTickets,
  listQueue,
  resolveTicket,
} from "./index.ts";

let desk: TestOrg;
const at = (minute: number) => ({ now: new Date(Date.UTC(2026, 0, 1, 9, minute)) });

beforeAll(async () => {
  desk = await testOrg();
  const priorities = ["low", "normal", "high", "urgent"] as const;
  for (let index = 0; index < 12; index += 1) {
    const asker = index % 3 === 0 ? desk.otherCustomer : desk.customer;
    const { id: ticketId } = await openTestTicket(desk.as(asker, at(index % 5)), {
      subject: index === 4 ? "Discount of 100%_off" : `Subject ${index}`,
      type: index % 2 === 0 ? "bug" : "billing",
      categoryId: index < 6 ? desk.categories.technical : desk.categories.billing,
    });
    const priority = priorities[index % 4] ?? "low";
    await changePriority(desk.as(desk.agent, at(20 + (index % 5))), { ticketId, version: 1, priority });
    if (index === 1)
      await resolveTicket(desk.as(desk.agent, at(30)), { ticketId, version: 2, resolution: "Done." });
    if (index === 2) {
      await assignTicket(desk.as(desk.agent, at(31)), {
        ticketId,
        version: 2,
        assigneeId: desk.agent.membershipId,
      });
    }
  }
});

const list = (given: z.input<typeof queueInput> = {}, ctx: ServiceContext = desk.as(desk.agent)) =>
  listQueue(ctx, queueInput.parse(given));
const subjects = async (given: z.input<typeof queueInput>) =>
  (await list(given)).tickets.map((ticket) => ticket.subject);

describe("listQueue", () => {
  it.each(
    (["updated", "created", "priority"] as const).flatMap((sort) =>
      (["asc", "desc"] as const).map((direction) => ({ sort, direction })),
    ),
  )("pages by $sort $direction give every ticket once, in order", async ({ sort, direction }) => {
    const whole = await list({ sort, direction, limit: 100 });
    expect(whole.nextCursor).toBeNull();
    const paged: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof list>> = await list({ sort, direction, limit: 5, cursor });
      paged.push(...page.tickets.map((ticket) => ticket.id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(paged).toEqual(whole.tickets.map((ticket) => ticket.id));
    expect(new Set(paged).size).toBe(12);
  });

  it.each<[string, z.input<typeof queueInput>, number]>([
    ["status", { status: ["resolved"] }, 1],
    ["statuses", { status: ["resolved", "in_progress"] }, 2],
    ["type", { type: ["billing"] }, 6],
    ["priority", { priority: ["urgent", "high"] }, 6],
    ["no assignee", { assigneeId: "none" }, 10],
    ["view mine", { view: "mine" }, 2],
    ["view unassigned", { view: "unassigned" }, 10],
    ["search by number", { search: "ticket-00" }, 12],
    ["search by words", { search: "subject 1" }, 3],
    ["search for what LIKE would take for a pattern", { search: "100%_" }, 1],
    ["search for nothing there", { search: "_" + "x" }, 0],
  ])("filters by %s", async (_name, given, count) => {
    expect((await list(given)).tickets).toHaveLength(count);
  });

  it("filters by assignee and category, and searches the customer", async () => {
    expect(await subjects({ assigneeId: desk.agent.membershipId, sort: "created" })).toHaveLength(2);
    expect(await subjects({ categoryId: desk.categories.billing })).toHaveLength(6);
    expect(await subjects({ search: desk.otherCustomer.email.toUpperCase() })).toHaveLength(4);
    expect(await subjects({ search: desk.customer.name, type: ["bug"] })).toHaveLength(4);
  });

  it.each(["x", "bm90anNvbg", Buffer.from('["soon","x"]').toString("base64url")])(
    "names the cursor that is none of ours: %s",
    async (cursor) => {
      await expect((async () => list({ cursor }))()).rejects.toMatchObject({
        code: "INVALID",
        fields: { cursor: ["not a cursor of this list"] },
      });
    },
  );

  it("T5: shows nothing of another organisation or branch", async () => {
    const foreign = await testOrg({ branches: ["North", "South"] });
    await openTestTicket(foreign.as(foreign.customer), { subject: "Seen in the North" });
    expect((await list({}, foreign.as(foreign.agent))).tickets).toHaveLength(1);
    expect((await list({}, foreign.as(foreign.otherAgent))).tickets).toEqual([]);
    expect((await list({ search: "Seen" }, foreign.as(foreign.otherAgent))).tickets).toEqual([]);
    expect((await list({ search: "Seen" })).tickets).toEqual([]);
    expect((await countQueue(foreign.as(foreign.otherAgent))).views).toEqual({
      all: 0,
      mine: 0,
      unassigned: 0,
    });
  });
});

it("countQueue counts live work by view, and everything by status", async () => {
  const counts = await countQueue(desk.as(desk.agent));
  expect(counts.views).toEqual({ all: 11, mine: 1, unassigned: 10 });
  expect(counts.statuses.filter(({ count }) => count > 0)).toEqual([
    { status: "open", count: 10 },
    { status: "in_progress", count: 1 },
    { status: "resolved", count: 1 },
  ]);
});

describe("listOwnTickets", () => {
  it("pages through the actor's own, and no others", async () => {
    const ids: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listOwnTickets>> = await listOwnTickets(desk.as(desk.customer), {
        cursor,
        limit: 3,
        status: "all",
      });
      ids.push(...page.tickets.map((ticket) => ticket.id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(new Set(ids).size).toBe(8);
    expect(ids).toHaveLength(8);
    const own = (status: "live" | "resolved") =>
      listOwnTickets(desk.as(desk.customer), { limit: 50, status }).then(({ tickets }) => tickets.length);
    expect([await own("live"), await own("resolved")]).toEqual([7, 1]);
    expect((await listOwnTickets(desk.as(desk.agent), { limit: 50, status: "all" })).tickets).toEqual([]);
  });

  it("is for people who have signed in", async () => {
    const visitor = desk.as({ kind: "visitor" });
    expect(await outcomeOf((async () => listOwnTickets(visitor, { limit: 1, status: "all" }))())).toBe(
      "UNAUTHENTICATED: unauthenticated",
    );
  });
});

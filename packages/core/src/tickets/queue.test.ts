import { queueInput, queueSorts, queueTotalInput } from "@handrail/contracts/inputs/queue";
import { describe, expect, it } from "vitest";
import type { z } from "zod";
import type { ServiceContext } from "../context.ts";
import { openTestTicket, outcomeOf } from "../testing/desk.ts";
import { live, queueOrg } from "../testing/queue-org.ts";
import { testOrg } from "../testing/test-org.ts";
import { countMatching, countQueue, listOwnTickets, listQueue } from "./index.ts";

const { desk, ids, team } = await queueOrg();

type Input = z.input<typeof queueInput>;
const list = (given: Input = {}, ctx: ServiceContext = desk.as(desk.agent)) =>
  listQueue(ctx, queueInput.parse(given));

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

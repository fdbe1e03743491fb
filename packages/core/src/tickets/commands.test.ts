import { beforeEach, describe, expect, it } from "vitest";
import type { ServiceContext } from "../context.ts";
import { openTestTicket, outcomeOf } from "../testing/desk.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import {
  assignTicket,
  changeCategory,
  changePriority,
  changeStatus,
  confirmResolution,
  getTicket,
  listHistory,
  rateTicket,
  reopenTicket,
  resolveTicket,
} from "./index.ts";

let desk: TestOrg;
let ticketId: string;
beforeEach(async () => {
  desk = await testOrg();
  ticketId = (await openTestTicket(desk.as(desk.customer))).id;
});

const lastEvent = async (id = ticketId) => {
  const { events } = await listHistory(desk.as(desk.admin), { ticketId: id, limit: 1 });
  return events[0];
};

type Command = (ctx: ServiceContext, version: number) => Promise<unknown>;
const commands: [string, string, Command][] = [
  [
    "assign",
    "ticket.assigned",
    (ctx, version) => assignTicket(ctx, { ticketId, version, assigneeId: desk.agent.membershipId }),
  ],
  [
    "change status",
    "ticket.status_changed",
    (ctx, version) => changeStatus(ctx, { ticketId, version, status: "escalated" }),
  ],
  [
    "change priority",
    "ticket.priority_changed",
    (ctx, version) => changePriority(ctx, { ticketId, version, priority: "urgent" }),
  ],
  [
    "change category",
    "ticket.category_changed",
    (ctx, version) => changeCategory(ctx, { ticketId, version, categoryId: desk.categories.billing }),
  ],
  [
    "resolve",
    "ticket.resolved",
    (ctx, version) => resolveTicket(ctx, { ticketId, version, resolution: "Token renewed." }),
  ],
];

describe.each(commands)("%s", (_name, kind, run) => {
  it("changes the ticket once, with one event under the actor's name", async () => {
    await run(desk.as(desk.agent), 1);
    expect((await getTicket(desk.as(desk.agent), { ticketId })).version).toBe(2);
    expect(await lastEvent()).toMatchObject({ kind, actorName: desk.agent.name, actorKind: "agent" });
    expect(desk.ports.published.at(-1)).toMatchObject({ name: "ticket", data: { ticketId, version: 2 } });
  });

  it("is a conflict for whoever loses the race", async () => {
    const outcomes = await Promise.all([
      outcomeOf(run(desk.as(desk.agent), 1)),
      outcomeOf(run(desk.as(desk.otherAgent), 1)),
    ]);
    expect(outcomes.toSorted()).toEqual(["CONFLICT: ticket_changed", "ok"]);
  });

  it("does not find the ticket from another organisation", async () => {
    const foreign = await testOrg();
    expect(await outcomeOf(run(foreign.as(foreign.admin), 1))).toBe("NOT_FOUND: not_found");
  });

  it("does not find the ticket of another branch", async () => {
    const branched = await testOrg({ branches: ["North", "South"] });
    ticketId = (await openTestTicket(branched.as(branched.customer))).id;
    expect(await outcomeOf(run(branched.as(branched.otherAgent), 1))).toBe("NOT_FOUND: not_found");
  });

  it("is refused on a closed ticket", async () => {
    await resolveTicket(desk.as(desk.agent), { ticketId, version: 1, resolution: "Done." });
    await confirmResolution(desk.as(desk.customer), { ticketId });
    expect(await outcomeOf(run(desk.as(desk.agent), 3))).toBe("PRECONDITION: ticket_closed");
  });
});

describe("assigning", () => {
  it("starts work, takes it back, and refuses who may not work here", async () => {
    const ctx = desk.as(desk.admin);
    const assign = (version: number, assigneeId: string | null) =>
      assignTicket(ctx, { ticketId, version, assigneeId });
    expect(await assign(1, desk.agent.membershipId)).toMatchObject({ status: "in_progress", version: 2 });
    expect(await assign(2, null)).toMatchObject({ status: "open", assigneeId: null });
    const foreign = await testOrg();
    await expect(assign(3, foreign.agent.membershipId)).rejects.toMatchObject({
      code: "NOT_FOUND",
      fields: { assigneeId: ["not found"] },
    });
    expect(await outcomeOf(assign(3, desk.customer.membershipId))).toBe("PRECONDITION: no_agent_role");
  });

  it("only goes to agents of the ticket's branch", async () => {
    const branched = await testOrg({ branches: ["North", "South"] });
    const { id } = await openTestTicket(branched.as(branched.customer));
    const assign = (assigneeId: string) =>
      outcomeOf(assignTicket(branched.as(branched.admin), { ticketId: id, version: 1, assigneeId }));
    expect(await assign(branched.otherAgent.membershipId)).toBe("NOT_FOUND: not_found");
    expect(await assign(branched.agent.membershipId)).toBe("ok");
  });
});

describe("the end of a ticket", () => {
  it("goes from resolved to closed when the customer confirms, and takes a rating", async () => {
    const customer = desk.as(desk.customer);
    const rate = () => rateTicket(customer, { ticketId, rating: 5, comment: "Fast!" });
    expect(await outcomeOf(rate())).toBe("PRECONDITION: transition_not_allowed");
    expect(await outcomeOf(confirmResolution(customer, { ticketId }))).toBe(
      "PRECONDITION: transition_not_allowed",
    );
    await resolveTicket(desk.as(desk.agent), { ticketId, version: 1, resolution: "Token renewed." });
    expect(await confirmResolution(customer, { ticketId })).toMatchObject({ status: "closed" });
    await rate();
    const ticket = await getTicket(desk.as(desk.agent), { ticketId });
    expect(ticket).toMatchObject({ rating: 5, ratingComment: "Fast!", resolution: "Token renewed." });
    expect(ticket.closedAt).toBeInstanceOf(Date);
    expect(await lastEvent()).toMatchObject({ kind: "ticket.rated", data: { rating: 5 } });
  });

  it("goes back to work when the customer reopens", async () => {
    await resolveTicket(desk.as(desk.agent), { ticketId, version: 1, resolution: "Token renewed." });
    expect(await reopenTicket(desk.as(desk.customer), { ticketId })).toMatchObject({ status: "in_progress" });
    expect((await getTicket(desk.as(desk.agent), { ticketId })).resolvedAt).toBeNull();
    expect(await lastEvent()).toMatchObject({ kind: "ticket.reopened" });
  });

  it.each([
    ["confirm", confirmResolution],
    ["reopen", reopenTicket],
    ["rate", (ctx: ServiceContext, input: { ticketId: string }) => rateTicket(ctx, { ...input, rating: 1 })],
  ])("%s is only for the person who asked", async (_name, run) => {
    expect(await outcomeOf(run(desk.as(desk.otherCustomer), { ticketId }))).toBe("NOT_FOUND: not_found");
    expect(await outcomeOf(run(desk.as(desk.agent), { ticketId }))).toBe("NOT_FOUND: not_found");
  });
});

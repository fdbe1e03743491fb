import { beforeEach, expect, it } from "vitest";
import { newId } from "../ids.ts";
import { openTestTicket, outcomeOf } from "../testing/desk.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import { assignTicket, closeResolved, getTicket, reopenTicket, resolveTicket } from "./index.ts";

let desk: TestOrg;
beforeEach(async () => {
  desk = await testOrg();
});

const start = new Date("2026-03-01T10:00:00Z");
const days = (n: number) => new Date(start.getTime() + n * 86_400_000);
const job = (now: Date, org = desk) => org.as({ kind: "system", job: "tickets.auto_close" }, { now });
const statusOf = async (id: string) => (await getTicket(desk.as(desk.admin), { ticketId: id })).status;

async function resolved(now = start, org = desk) {
  const { id, version } = await openTestTicket(org.as(org.customer, { now }));
  await resolveTicket(org.as(org.agent, { now }), { ticketId: id, version, resolution: "Restarted it." });
  return id;
}

const keepFor = (autoCloseDays: number) =>
  desk.ports.db.withOrg(desk.org.id, (tx) =>
    tx.organization.update({ where: { id: desk.org.id }, data: { autoCloseDays }, select: { id: true } }),
  );

it("lets one of a hundred agents claim a ticket, and tells ninety-nine that it has changed", async () => {
  const { id, version } = await openTestTicket(desk.as(desk.customer));
  const agents = [];
  for (let n = 0; n < 100; n += 1) agents.push(await desk.addMember("agent"));
  const outcomes = await Promise.all(
    agents.map((agent) =>
      outcomeOf(assignTicket(desk.as(agent), { ticketId: id, version, assigneeId: agent.membershipId })),
    ),
  );
  expect(outcomes.filter((outcome) => outcome === "ok")).toHaveLength(1);
  expect(outcomes.filter((outcome) => outcome === "CONFLICT: ticket_changed")).toHaveLength(99);
  const winner = agents[outcomes.indexOf("ok")];
  const kept = await desk.ports.db.withOrg(desk.org.id, (tx) =>
    tx.ticket.findFirst({ where: { id }, select: { assigneeId: true, version: true, status: true } }),
  );
  expect(kept).toEqual({ assigneeId: winner?.membershipId, version: version + 1, status: "in_progress" });
  const events = await desk.ports.db.withOrg(desk.org.id, (tx) =>
    tx.event.count({ where: { ticketId: id, kind: "ticket.assigned" } }),
  );
  expect(events).toBe(1);
}, 120_000);

it("closes what has been resolved for as long as the organisation wants, once, with its event", async () => {
  const old = await resolved();
  const recent = await resolved(days(3));
  const live = await openTestTicket(desk.as(desk.customer, { now: start }));
  await keepFor(7);
  expect(await closeResolved(job(days(6)))).toEqual({ closed: 0 });
  expect(await closeResolved(job(days(7)))).toEqual({ closed: 1 });
  expect(await closeResolved(job(days(7)))).toEqual({ closed: 0 });
  expect([await statusOf(old), await statusOf(recent), await statusOf(live.id)]).toEqual([
    "closed",
    "resolved",
    "open",
  ]);
  const events = await desk.ports.db.withOrg(desk.org.id, (tx) =>
    tx.event.findMany({
      where: { ticketId: old, kind: "ticket.status_changed" },
      select: { actorKind: true, actorName: true, data: true },
    }),
  );
  expect(events).toEqual([
    {
      actorKind: "system",
      actorName: "tickets.auto_close",
      data: { status: { from: "resolved", to: "closed" } },
    },
  ]);
});

it("closes nothing where it should not, nor in another organisation", async () => {
  const own = await resolved();
  const foreign = await testOrg();
  await closeResolved(job(days(400), foreign));
  expect(await statusOf(own)).toBe("resolved");
  await keepFor(0);
  expect(await closeResolved(job(days(400)))).toEqual({ closed: 0 });
  await keepFor(7);
  await reopenTicket(desk.as(desk.customer, { now: days(1) }), { ticketId: own });
  expect(await closeResolved(job(days(400)))).toEqual({ closed: 0 });
});

it("closes each ticket once where two workers look at the same time", async () => {
  for (let n = 0; n < 6; n += 1) await resolved();
  const [one, two] = await Promise.all([closeResolved(job(days(8))), closeResolved(job(days(8)))]);
  expect(one.closed + two.closed).toBe(6);
});

it("gives a new ticket to the team of its category, else of its desk, unless the team no longer works", async () => {
  const teams = { category: newId(), desk: newId() };
  const { id: orgId } = desk.org;
  await desk.ports.db.withOrg(orgId, async (tx) => {
    await tx.team.create({ data: { orgId, id: teams.category, name: "Billing" } });
    await tx.team.create({ data: { orgId, id: teams.desk, name: "Everybody" } });
    await tx.category.updateMany({
      where: { orgId, id: desk.categories.billing },
      data: { teamId: teams.category },
    });
    await tx.desk.updateMany({ where: { orgId }, data: { defaultTeamId: teams.desk } });
  });
  const teamOf = async (categoryId: string | null) => {
    const { id } = await openTestTicket(desk.as(desk.customer), { categoryId });
    const row = await desk.ports.db.withOrg(orgId, (tx) =>
      tx.ticket.findFirst({ where: { id }, select: { teamId: true } }),
    );
    return row?.teamId;
  };
  expect(await teamOf(desk.categories.billing)).toBe(teams.category);
  expect(await teamOf(desk.categories.technical)).toBe(teams.desk);
  expect(await teamOf(null)).toBe(teams.desk);
  await desk.ports.db.withOrg(orgId, (tx) =>
    tx.team.updateMany({ where: { orgId, id: teams.category }, data: { isActive: false } }),
  );
  expect(await teamOf(desk.categories.billing)).toBe(teams.desk);
});

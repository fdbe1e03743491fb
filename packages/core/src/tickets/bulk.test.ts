import { bulkInput, queueMatchingInput } from "@handrail/contracts/inputs/queue";
import { beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import { type ServiceContext, withTransaction } from "../context.ts";
import { newId } from "../ids.ts";
import { openTestTicket } from "../testing/desk.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import {
  changeInBulk,
  changePriority,
  changeTags,
  listMatching,
  listQueue,
  listRelated,
  resolveTicket,
} from "./index.ts";

let desk: TestOrg;
let foreign: TestOrg;
const team = newId();
const tag = newId();
const otherTag = newId();

beforeAll(async () => {
  desk = await testOrg({ branches: ["North", "South"] });
  foreign = await testOrg();
  const { id: orgId } = desk.org;
  await withTransaction(desk.as(desk.admin), async ({ tx }) => {
    await tx.team.create({ data: { orgId, id: team, name: "Second line" } });
    await tx.tag.createMany({
      data: [
        { orgId, id: tag, name: "late" },
        { orgId, id: otherTag, name: "old", isActive: false },
      ],
    });
  });
});

type Change = z.input<typeof bulkInput>["changes"][number]["change"];
const open = (test: TestOrg, asker = test.customer) => openTestTicket(test.as(asker));
const run = (ctx: ServiceContext, targets: { id: string; version: number }[], change: Change) =>
  changeInBulk(
    ctx,
    bulkInput.parse({ changes: targets.map(({ id, version }) => ({ ticketId: id, version, change })) }),
  );
const stateOf = (ticketId: string) =>
  withTransaction(desk.as(desk.admin), ({ tx, org }) =>
    tx.ticket.findFirst({
      where: { orgId: org.id, id: ticketId },
      select: {
        assigneeId: true,
        teamId: true,
        priority: true,
        status: true,
        tags: { select: { tagId: true } },
      },
    }),
  );

describe("changeInBulk", () => {
  it.each<[string, () => Change, object]>([
    [
      "assignee",
      () => ({ kind: "assignee", assigneeId: desk.agent.membershipId }),
      { status: "in_progress" },
    ],
    ["team", () => ({ kind: "team", teamId: team }), { teamId: team }],
    ["priority", () => ({ kind: "priority", priority: "urgent" }), { priority: "urgent" }],
    ["status", () => ({ kind: "status", status: "escalated" }), { status: "escalated" }],
    ["resolution", () => ({ kind: "resolve", resolution: "Restarted it." }), { status: "resolved" }],
    ["tags", () => ({ kind: "tags", add: [tag] }), { tags: [{ tagId: tag }] }],
  ])("changes the %s of each", async (_name, change, after) => {
    const tickets = [await open(desk), await open(desk)];
    const outcomes = await run(desk.as(desk.agent), tickets, change());
    expect(outcomes).toMatchObject([
      { ok: true, version: 2 },
      { ok: true, version: 2 },
    ]);
    for (const { id } of tickets) expect(await stateOf(id)).toMatchObject(after);
  });

  it("T6: tells of each that could not be changed, and changes the others", async () => {
    const fine = await open(desk);
    const changed = await open(desk);
    await changePriority(desk.as(desk.admin), { ticketId: changed.id, version: 1, priority: "high" });
    const done = await open(desk);
    await resolveTicket(desk.as(desk.agent), { ticketId: done.id, version: 1, resolution: "Done." });
    const elsewhere = await open(desk, desk.otherCustomer);
    const theirs = await open(foreign);
    const outcomes = await run(
      desk.as(desk.agent),
      [changed, { ...done, version: 2 }, elsewhere, theirs, fine],
      { kind: "status", status: "in_progress" },
    );
    expect(outcomes).toEqual([
      { ok: false, code: "CONFLICT", reason: "ticket_changed" },
      { ok: true, version: 3, status: "in_progress" },
      { ok: false, code: "NOT_FOUND", reason: "not_found" },
      { ok: false, code: "NOT_FOUND", reason: "not_found" },
      { ok: true, version: 2, status: "in_progress" },
    ]);
    expect(await stateOf(elsewhere.id)).toMatchObject({ status: "open" });
  });

  it("T6: merges some into one, and says of each that cannot be; each is undone on its own", async () => {
    const own = await testOrg({ branches: ["North", "South"] });
    const [target, one, two] = [await open(own), await open(own), await open(own)];
    const others = await openTestTicket(
      own.as(await own.addMember("customer", { branchId: own.branches.North ?? "" })),
    );
    const elsewhere = await open(own, own.otherCustomer);
    const ctx = own.as(own.agent);
    const merge = { kind: "merge", targetId: target.id } as const;
    expect(await run(ctx, [one, others, elsewhere, { ...two, version: 7 }, two], merge)).toEqual([
      { ok: true, version: 2, status: "closed" },
      { ok: false, code: "INVALID", reason: "other_contact" },
      { ok: false, code: "NOT_FOUND", reason: "not_found" },
      { ok: false, code: "CONFLICT", reason: "ticket_changed" },
      { ok: true, version: 2, status: "closed" },
    ]);
    const { merged } = await listRelated(ctx, { ticketId: target.id });
    expect(merged.map(({ id }) => id).sort()).toEqual([one.id, two.id].sort());
    expect(await run(ctx, [one, others], { kind: "unmerge" })).toEqual([
      { ok: true, version: 3, status: "open" },
      { ok: false, code: "CONFLICT", reason: "ticket_changed" },
    ]);
    expect((await listRelated(ctx, { ticketId: target.id })).merged.map(({ id }) => id)).toEqual([two.id]);
  });

  it("T4 T6: gives nothing to people, teams or tags that are not there", async () => {
    const ticket = await open(desk);
    for (const change of [
      { kind: "assignee", assigneeId: foreign.agent.membershipId },
      { kind: "assignee", assigneeId: desk.otherAgent.membershipId },
      { kind: "team", teamId: newId() },
      { kind: "tags", add: [newId()] },
      { kind: "tags", add: [otherTag] },
    ] as const) {
      const given = change.kind === "tags" ? { ...change, add: [...change.add] } : change;
      expect(await run(desk.as(desk.agent), [ticket], given)).toMatchObject([
        { ok: false, code: "NOT_FOUND" },
      ]);
    }
    expect(await stateOf(ticket.id)).toMatchObject({ assigneeId: null, teamId: null, tags: [] });
  });

  it("a tag that is there already changes nothing, not even the version", async () => {
    const { id: ticketId } = await open(desk);
    const first = await changeTags(desk.as(desk.agent), { ticketId, version: 1, add: [tag], remove: [] });
    const again = await changeTags(desk.as(desk.agent), { ticketId, version: 2, add: [tag], remove: [] });
    expect([first.version, again.version]).toEqual([2, 2]);
    const off = await changeTags(desk.as(desk.agent), { ticketId, version: 2, add: [], remove: [tag] });
    expect(off.version).toBe(3);
    expect(await stateOf(ticketId)).toMatchObject({ tags: [] });
  });
});

it("T5: listMatching holds what the list holds, and nothing of another branch", async () => {
  const ctx = desk.as(desk.otherAgent);
  const matching = await listMatching(ctx, queueMatchingInput.parse({}));
  const page = await listQueue(ctx, { ...queueMatchingInput.parse({}), limit: 100 });
  expect(matching.isMore).toBe(false);
  expect(matching.tickets.map(({ id }) => id)).toEqual(page.tickets.map(({ id }) => id));
  expect(matching.tickets).toHaveLength(1);
});

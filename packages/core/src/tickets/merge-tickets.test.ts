import { beforeAll, describe, expect, it } from "vitest";
import { customerReply } from "../conversations/index.ts";
import { newId } from "../ids.ts";
import { openTestTicket, outcomeOf } from "../testing/desk.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import {
  confirmResolution,
  getOwnTicket,
  getTicket,
  listMergeable,
  listOwnTickets,
  listRelated,
  mergeTickets,
  replyOrFollowUp,
  resolveTicket,
  unmergeTicket,
} from "./index.ts";

let desk: TestOrg;
beforeAll(async () => {
  desk = await testOrg({ branches: ["North", "South"] });
});

const open = (subject: string, actor = desk.customer) => openTestTicket(desk.as(actor), { subject });
type Opened = Awaited<ReturnType<typeof open>>;
const merge = (from: Opened, into: Opened, actor = desk.agent) =>
  mergeTickets(desk.as(actor), { ticketId: from.id, version: from.version, targetId: into.id });

/** Every row of both tickets but their events, without what any change moves. */
const rowsOf = (...tickets: Opened[]) =>
  desk.ports.db.withOrg(desk.org.id, async (tx) => {
    const ids = tickets.map(({ id }) => id);
    const rows = await tx.ticket.findMany({
      where: { orgId: desk.org.id, id: { in: ids } },
      include: {
        conversations: { include: { messages: true } },
        tags: true,
        watchers: true,
        linksFrom: true,
      },
      orderBy: { id: "asc" },
    });
    const merges = await tx.ticketMerge.count({ where: { orgId: desk.org.id, sourceId: { in: ids } } });
    return { merges, rows: rows.map(({ version: _, updatedAt: __, ...row }) => row) };
  });

const eventsOf = (ticketId: string) =>
  desk.ports.db.withOrg(desk.org.id, (tx) =>
    tx.event.findMany({
      where: { orgId: desk.org.id, ticketId, kind: { in: ["ticket.merged", "ticket.unmerged"] } },
      select: { kind: true, data: true },
      orderBy: { id: "asc" },
    }),
  );

describe("merging", () => {
  it("ends a ticket in another, with an event on both, and undoing restores every row", async () => {
    const [one, two] = [await open("One"), await open("Two")];
    const snooze = { snoozedUntil: new Date("2031-01-01T00:00:00Z"), snoozedUntilReply: true };
    await desk.ports.db.withOrg(desk.org.id, (tx) =>
      tx.ticket.updateMany({
        where: { orgId: desk.org.id, id: one.id },
        data: { ...snooze, status: "escalated" },
      }),
    );
    const before = await rowsOf(one, two);
    await merge(one, two);
    const related = await listRelated(desk.as(desk.agent), { ticketId: two.id });
    expect(related.merged).toMatchObject([
      {
        number: one.number,
        conversationIds: [one.conversationId],
        isDirect: true,
        mergedByName: desk.agent.name,
      },
    ]);
    expect((await listRelated(desk.as(desk.agent), { ticketId: one.id })).mergedInto?.number).toBe(
      two.number,
    );
    await unmergeTicket(desk.as(desk.agent), { ticketId: one.id });
    expect(await rowsOf(one, two)).toEqual(before);
    const into = { into: two.number };
    expect(await eventsOf(one.id)).toEqual([
      { kind: "ticket.merged", data: { ...into, status: { from: "escalated", to: "closed" } } },
      { kind: "ticket.unmerged", data: { ...into, status: { from: "closed", to: "escalated" } } },
    ]);
    expect((await eventsOf(two.id)).map(({ data }) => data)).toEqual([
      { from: one.number },
      { from: one.number },
    ]);
  });

  it("brings tags and watchers along, and takes back what the target would not have of itself", async () => {
    const [target, one, two] = [await open("Target"), await open("One"), await open("Two")];
    const far = await desk.addMember("agent", { branches: [desk.branches.South ?? ""] });
    const orgId = desk.org.id;
    const [own, shared, both] = [newId(), newId(), newId()];
    await desk.ports.db.withOrg(orgId, async (tx) => {
      await tx.tag.createMany({ data: [own, shared, both].map((id) => ({ orgId, id, name: id })) });
      const tags = [
        [target, own],
        [target, shared],
        [one, shared],
        [one, both],
        [two, both],
      ] as const;
      await tx.ticketTag.createMany({
        data: tags.map(([{ id }, tagId]) => ({ orgId, ticketId: id, tagId })),
      });
      const watchers = [desk.agent, far].map(({ membershipId }) => ({
        orgId,
        ticketId: one.id,
        membershipId,
      }));
      await tx.ticketWatcher.createMany({ data: watchers });
    });
    const before = await rowsOf(target, one, two);
    const labels = async () => {
      const ticket = await getTicket(desk.as(desk.agent), { ticketId: target.id });
      return {
        tags: ticket.tags.map(({ id }) => id).sort(),
        watchers: ticket.watchers.map(({ membershipId }) => membershipId),
      };
    };
    await merge(one, target);
    const all = { tags: [own, shared, both].sort(), watchers: [desk.agent.membershipId] };
    expect(await labels()).toEqual(all);
    await merge(two, target);
    await unmergeTicket(desk.as(desk.agent), { ticketId: one.id });
    expect(await labels()).toEqual({ ...all, watchers: [] });
    await unmergeTicket(desk.as(desk.agent), { ticketId: two.id });
    expect(await rowsOf(target, one, two)).toEqual(before);
  });

  it("keeps both numbers working for the person, and takes answers to where the ticket goes on", async () => {
    const [one, two, three] = [await open("First"), await open("Second"), await open("Third")];
    await merge(one, two);
    await merge({ ...two, version: two.version + 1 }, three);
    const customer = desk.as(desk.customer);
    const own = await getOwnTicket(customer, { number: one.number });
    expect(own).toMatchObject({ number: three.number, conversationId: three.conversationId });
    expect(own.merged.map(({ number }) => number).sort()).toEqual([one.number, two.number].sort());
    const list = await listOwnTickets(customer, {
      status: "all",
      search: two.number,
      limit: 20,
      cursor: null,
    });
    expect(list.tickets.map(({ number }) => number)).toEqual([three.number]);
    const reply = { conversationId: one.conversationId, clientId: newId(), body: "Still silent." };
    const sent = await customerReply(customer, reply);
    expect(sent).toMatchObject({ kind: "sent", message: { conversationId: three.conversationId } });
    expect(await customerReply(customer, reply)).toMatchObject({ kind: "sent", isDuplicate: true });
    await unmergeTicket(desk.as(desk.agent), { ticketId: two.id });
    expect((await getOwnTicket(customer, { number: one.number })).number).toBe(two.number);
  });

  it("offers the live tickets of the same person", async () => {
    const desk = await testOrg();
    const [one, two] = [
      await openTestTicket(desk.as(desk.customer)),
      await openTestTicket(desk.as(desk.customer)),
    ];
    await openTestTicket(desk.as(desk.otherCustomer));
    const find = (search: string) => listMergeable(desk.as(desk.agent), { ticketId: one.id, search });
    expect((await find("")).map(({ id }) => id)).toEqual([two.id]);
    expect(await find("%")).toEqual([]);
  });

  it("an answer to what was merged follows the ticket in which it ended", async () => {
    const [one, two] = [await open("One"), await open("Two")];
    await merge(one, two);
    const { version } = await getTicket(desk.as(desk.agent), { ticketId: two.id });
    await resolveTicket(desk.as(desk.agent), { ticketId: two.id, version, resolution: "Done." });
    await confirmResolution(desk.as(desk.customer), { ticketId: two.id });
    const { newTicket } = await replyOrFollowUp(desk.as(desk.customer), {
      conversationId: one.conversationId,
      clientId: newId(),
      body: "It is back.",
    });
    const followUp = await getOwnTicket(desk.as(desk.customer), { number: newTicket?.number ?? "" });
    expect(followUp.precededByNumber).toBe(two.number);
  });

  it("refuses itself, what is merged or closed, and what another person asked", async () => {
    const [one, two, other] = [await open("A"), await open("B"), await open("C", desk.otherCustomer)];
    expect(await outcomeOf(merge(one, one, desk.admin))).toBe("INVALID: invalid_input");
    expect(await outcomeOf(merge(one, other, desk.admin))).toBe("INVALID: other_contact");
    await merge(one, two);
    const merged = { ...one, version: one.version + 1 };
    expect(await outcomeOf(merge(merged, two))).toBe("PRECONDITION: ticket_merged");
    expect(await outcomeOf(merge({ ...two, version: two.version + 1 }, merged))).toBe(
      "PRECONDITION: ticket_merged",
    );
    expect(await outcomeOf(unmergeTicket(desk.as(desk.agent), { ticketId: two.id }))).toBe(
      "CONFLICT: ticket_changed",
    );
  });

  it("has one winner of many at once, in whatever direction", async () => {
    const [one, two] = [await open("Race one"), await open("Race two")];
    const tries = Array.from({ length: 8 }, (_, i) => outcomeOf(i % 2 ? merge(one, two) : merge(two, one)));
    const outcomes = await Promise.all(tries);
    expect(outcomes.filter((outcome) => outcome === "ok")).toHaveLength(1);
    expect(new Set(outcomes)).toEqual(new Set(["ok", "CONFLICT: ticket_changed"]));
  });

  it("T6: needs both tickets within reach, and tells nothing of one that is not", async () => {
    const foreign = await testOrg();
    const theirs = await openTestTicket(foreign.as(foreign.customer));
    const [north, south] = [await open("North"), await open("South", desk.otherCustomer)];
    expect(await outcomeOf(merge(north, south))).toBe("NOT_FOUND: not_found");
    expect(await outcomeOf(merge(south, north))).toBe("NOT_FOUND: not_found");
    expect(await outcomeOf(merge(north, theirs, desk.admin))).toBe("NOT_FOUND: not_found");
    expect(await outcomeOf(merge(theirs, north, desk.admin))).toBe("NOT_FOUND: not_found");
    const other = await open("Other");
    await merge(north, other);
    for (const ctx of [desk.as(desk.otherAgent), foreign.as(foreign.admin)])
      for (const run of [unmergeTicket, listRelated])
        expect(await outcomeOf(run(ctx, { ticketId: north.id }))).toBe("NOT_FOUND: not_found");
    await desk.ports.db.withOrg(desk.org.id, (tx) =>
      tx.ticket.updateMany({
        where: { orgId: desk.org.id, id: other.id },
        data: { branchId: desk.branches.South ?? null },
      }),
    );
    expect(await outcomeOf(unmergeTicket(desk.as(desk.agent), { ticketId: north.id }))).toBe(
      "NOT_FOUND: not_found",
    );
    expect((await listRelated(desk.as(desk.otherAgent), { ticketId: other.id })).merged).toEqual([]);
  });
});

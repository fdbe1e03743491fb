import type { TicketRelation } from "@handrail/contracts/inputs/merge";
import { beforeAll, describe, expect, it } from "vitest";
import { openTestTicket, outcomeOf } from "../testing/desk.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import { linkTickets, listHistory, listLinkable, listRelated, unlinkTickets } from "./index.ts";

let desk: TestOrg;
beforeAll(async () => {
  desk = await testOrg({ branches: ["North", "South"] });
});

const open = (subject: string, actor = desk.customer) => openTestTicket(desk.as(actor), { subject });
type Opened = Awaited<ReturnType<typeof open>>;
const ends = (ticket: Opened, other: Opened, relation: TicketRelation) => ({
  ticketId: ticket.id,
  otherId: other.id,
  relation,
});
const link = (ticket: Opened, other: Opened, relation: TicketRelation, actor = desk.agent) =>
  linkTickets(desk.as(actor), ends(ticket, other, relation));
const linksOf = async (ticket: Opened, actor = desk.agent) =>
  (await listRelated(desk.as(actor), { ticketId: ticket.id })).links.map(
    ({ number, relation }) => `${relation} ${number}`,
  );

describe("links", () => {
  it("are seen from both ends, told in both histories, and go away again", async () => {
    const [one, two] = [await open("One"), await open("Two")];
    await link(one, two, "child");
    await link(two, one, "related");
    expect(await linksOf(one)).toEqual([`child ${two.number}`, `related ${two.number}`].sort());
    expect(await linksOf(two)).toEqual([`parent ${one.number}`, `related ${one.number}`].sort());
    expect(await outcomeOf(link(one, two, "related"))).toBe("CONFLICT: already_linked");
    const unlink = () => unlinkTickets(desk.as(desk.agent), ends(two, one, "parent"));
    await unlink();
    expect(await outcomeOf(unlink())).toBe("CONFLICT: ticket_changed");
    expect(await linksOf(one)).toEqual([`related ${two.number}`]);
    const { events } = await listHistory(desk.as(desk.agent), { ticketId: two.id, limit: 20, cursor: null });
    const told = events
      .filter(({ kind }) => kind.endsWith("linked"))
      .map(({ kind, data }) => ({ kind, data }));
    expect(told).toHaveLength(3);
    expect(told).toContainEqual({ kind: "ticket.linked", data: { relation: "parent", number: one.number } });
    expect(told).toContainEqual({
      kind: "ticket.unlinked",
      data: { relation: "parent", number: one.number },
    });
  });

  it("have one parent and no circle, not even where they are made at once", async () => {
    const [one, two, three] = [await open("A"), await open("B"), await open("C")];
    expect(await outcomeOf(link(one, one, "related"))).toBe("INVALID: invalid_input");
    const tries = [link(one, two, "child"), link(two, three, "child"), link(three, one, "child")];
    const outcomes = await Promise.all(tries.map(outcomeOf));
    expect(outcomes.toSorted()).toEqual(["INVALID: link_circle", "ok", "ok"]);
    const [four, five, six] = [await open("D"), await open("E"), await open("F")];
    await link(four, five, "child");
    expect(await outcomeOf(link(five, six, "parent"))).toBe("INVALID: has_parent");
  });

  it("T6: need both tickets within reach, and show none that is not", async () => {
    const foreign = await testOrg();
    const theirs = await openTestTicket(foreign.as(foreign.customer));
    const [north, south] = [await open("North"), await open("South", desk.otherCustomer)];
    const refused = [
      [north, south, desk.agent],
      [south, north, desk.agent],
      [north, theirs, desk.admin],
      [theirs, north, desk.admin],
    ] as const;
    for (const [from, to, actor] of refused) {
      expect(await outcomeOf(link(from, to, "related", actor))).toBe("NOT_FOUND: not_found");
      expect(await outcomeOf(unlinkTickets(desk.as(actor), ends(from, to, "related")))).toBe(
        "NOT_FOUND: not_found",
      );
    }
    await link(north, south, "related", desk.admin);
    expect(await linksOf(north, desk.admin)).toEqual([`related ${south.number}`]);
    expect(await linksOf(north)).toEqual([]);
    const found = (search: string, actor = desk.agent) =>
      listLinkable(desk.as(actor), { ticketId: north.id, search });
    expect(await found(south.number)).toEqual([]);
    expect((await found(south.number.toLowerCase(), desk.admin)).map(({ id }) => id)).toEqual([south.id]);
  });
});

import { beforeEach, describe, expect, it } from "vitest";
import { newId } from "../ids.ts";
import { testDatabase } from "../testing/database.ts";
import { openTestTicket, outcomeOf } from "../testing/desk.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import { assignTicket, getTicket } from "../tickets/index.ts";
import { changeMember, listAgents, listMembers, removeMember, setOwnStatus } from "./index.ts";

let desk: TestOrg;
beforeEach(async () => {
  desk = await testOrg({ branches: ["North", "South"] });
});

const change = (membershipId: string, role: "customer" | "agent" | "admin", branchIds: string[] = []) =>
  changeMember(desk.as(desk.admin), { membershipId, role, branchIds });

const events = (kind: string) =>
  testDatabase().withOrg(desk.org.id, (tx) => tx.event.findMany({ where: { orgId: desk.org.id, kind } }));

describe("who may change whom", () => {
  it("not the own membership, not beyond the own role, not a stranger's", async () => {
    const stranger = await testOrg();
    const owner = await desk.addMember("super_admin");
    expect(await outcomeOf(change(desk.admin.membershipId, "agent"))).toBe("FORBIDDEN: own_membership");
    expect(await outcomeOf(change(owner.membershipId, "agent"))).toBe("FORBIDDEN: role_not_grantable");
    for (const membershipId of [stranger.agent.membershipId, newId()]) {
      expect(await outcomeOf(change(membershipId, "admin"))).toBe("NOT_FOUND: not_found");
      const removal = removeMember(desk.as(desk.admin), { membershipId });
      expect(await outcomeOf(removal)).toBe("NOT_FOUND: not_found");
    }
  });

  it("refuses branches of another organisation", async () => {
    const stranger = await testOrg({ branches: ["North"] });
    const branchIds = [stranger.branches.North ?? ""];
    expect(await outcomeOf(change(desk.agent.membershipId, "agent", branchIds))).toBe(
      "INVALID: invalid_input",
    );
  });

  it("two admins who demote each other at the same moment: one stays", async () => {
    const other = await desk.addMember("admin");
    const demote = (by: typeof other, whom: typeof other) =>
      outcomeOf(changeMember(desk.as(by), { membershipId: whom.membershipId, role: "agent", branchIds: [] }));
    const outcomes = await Promise.all([demote(desk.admin, other), demote(other, desk.admin)]);
    expect(outcomes.sort()).toEqual(["FORBIDDEN: forbidden", "ok"]);
  });

  it("an actor whose role was taken meanwhile changes nobody any more", async () => {
    const other = await desk.addMember("admin");
    await change(other.membershipId, "agent");
    const late = removeMember(desk.as(other), { membershipId: desk.agent.membershipId });
    expect(await outcomeOf(late)).toBe("FORBIDDEN: forbidden");
  });
});

describe("work of who leaves", () => {
  it("goes back to the queue when the person is removed", async () => {
    const { id, version } = await openTestTicket(desk.as(desk.customer));
    await assignTicket(desk.as(desk.admin), { ticketId: id, version, assigneeId: desk.agent.membershipId });
    await removeMember(desk.as(desk.admin), { membershipId: desk.agent.membershipId });
    const ticket = await getTicket(desk.as(desk.admin), { ticketId: id });
    expect(ticket.assignee).toBeNull();
    expect(await events("ticket.assigned")).toHaveLength(2);
    expect(await events("member.removed")).toMatchObject([{ subjectId: desk.agent.membershipId }]);
    const members = await listMembers(desk.as(desk.admin), { search: desk.agent.email, limit: 5 });
    expect(members.members).toEqual([]);
  });

  it("of a branch goes back when the person moves to another", async () => {
    const { North = "", South = "" } = desk.branches;
    const { id, version } = await openTestTicket(desk.as(desk.customer));
    await assignTicket(desk.as(desk.admin), { ticketId: id, version, assigneeId: desk.agent.membershipId });
    await change(desk.agent.membershipId, "agent", [North, South]);
    expect((await getTicket(desk.as(desk.admin), { ticketId: id })).assignee).not.toBeNull();
    await change(desk.agent.membershipId, "agent", [South]);
    expect((await getTicket(desk.as(desk.admin), { ticketId: id })).assignee).toBeNull();
    expect(await events("member.changed")).toHaveLength(2);
  });

  it("in a chat waits for the next person", async () => {
    const conversationId = newId();
    const { id: orgId } = desk.org;
    await testDatabase().withOrg(orgId, async (tx) => {
      const contactId = desk.customer.contactId;
      await tx.conversation.create({ data: { orgId, id: conversationId, channel: "chat", contactId } });
      const assigneeId = desk.agent.membershipId;
      await tx.chatSession.create({ data: { orgId, conversationId, mode: "human", assigneeId } });
    });
    await removeMember(desk.as(desk.admin), { membershipId: desk.agent.membershipId });
    const session = await testDatabase().withOrg(orgId, (tx) =>
      tx.chatSession.findFirst({ where: { orgId } }),
    );
    expect(session).toMatchObject({ mode: "waiting", assigneeId: null, version: 2 });
    expect(session?.waitingSince).not.toBeNull();
  });
});

describe("lists", () => {
  it("members in pages by name, by role and by search", async () => {
    const list = (given: Partial<Parameters<typeof listMembers>[1]> = {}) =>
      listMembers(desk.as(desk.admin), { search: "", limit: 2, ...given });
    const first = await list();
    const second = await list({ cursor: first.nextCursor });
    const third = await list({ cursor: second.nextCursor });
    const names = [first, second, third].flatMap(({ members }) => members.map(({ name }) => name));
    expect(names).toHaveLength(5);
    expect(new Set(names).size).toBe(5);
    expect(third.nextCursor).toBeNull();
    expect((await list({ role: "staff", limit: 10 })).members).toHaveLength(3);
    expect((await list({ search: desk.agent.email.toUpperCase() })).members).toMatchObject([
      { membershipId: desk.agent.membershipId, branchIds: [desk.branches.North] },
    ]);
    expect(await outcomeOf(list({ cursor: "nonsense" }))).toBe("INVALID: invalid_input");
  });

  it("agents with the branches they work on, and their status", async () => {
    await setOwnStatus(desk.as(desk.agent), { status: "busy" });
    const agents = await listAgents(desk.as(desk.admin));
    expect(agents).toHaveLength(3);
    expect(agents.find(({ userId }) => userId === desk.agent.userId)).toMatchObject({
      status: "busy",
      branchIds: [desk.branches.North],
    });
    expect(agents.find(({ userId }) => userId === desk.admin.userId)?.branchIds).toBeNull();
    expect(await events("agent.status_changed")).toHaveLength(1);
  });
});

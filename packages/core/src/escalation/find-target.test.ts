import { describe, expect, it } from "vitest";
import { escalatingOrg, notificationsOf } from "../testing/escalating-org.ts";
import { assignTicket } from "../tickets/index.ts";
import { listEscalationRules, listEscalations } from "./index.ts";

describe("rules", () => {
  it.each([
    ["beta", "team", "nobody"],
    ["pro", "team", "the team"],
    ["pro", "member", "nobody"],
    ["premium", "member", "the person"],
  ] as const)(
    "O6: on %s a rule for a %s gives the ticket to %s; they are told all the same",
    async (tier, kind, who) => {
      const { test, teams, rule, open, check, ticketOf } = await escalatingOrg({ tier });
      const { membershipId } = test.otherAgent;
      await rule(kind === "member" ? { targetKind: kind, teamId: null, memberId: membershipId } : {});
      const ticket = await open("I want to speak to a person");
      expect(await check(ticket.id)).toBe("escalated");
      const now = await ticketOf(ticket.id);
      expect([now.status, now.teamId, now.assigneeId]).toEqual([
        "escalated",
        who === "the team" ? teams.second : null,
        who === "the person" ? membershipId : null,
      ]);
      expect((await notificationsOf(test, ticket.id)).map((each) => each.membershipId)).toContain(
        membershipId,
      );
    },
  );

  it("T4 T6: lead neither to another organisation nor to who does not see the branch", async () => {
    const { test, rule, open, check } = await escalatingOrg({ branches: ["North", "South"] });
    const other = await escalatingOrg();
    const foreign = { targetKind: "member", teamId: null, memberId: other.test.agent.membershipId } as const;
    await expect(rule(foreign)).rejects.toMatchObject({
      code: "NOT_FOUND",
      fields: { memberId: expect.anything() },
    });
    await expect(rule({ teamId: other.teams.first })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await rule({ targetKind: "member", teamId: null, memberId: test.otherAgent.membershipId });
    const ticket = await open("I want to speak to a person");
    expect(await check(ticket.id)).toBe("stopped");
    const [escalation] = await listEscalations(test.as(test.agent), { ticketId: ticket.id });
    expect(escalation).toMatchObject({ stopped: "no_target" });
    expect(await notificationsOf(test, ticket.id)).toMatchObject([
      { membershipId: test.admin.membershipId, kind: "escalation_stopped" },
    ]);
    expect(await listEscalationRules(other.test.as(other.test.admin))).toEqual([]);
  });

  it("go to who knows the category with the least open work", async () => {
    const { test, rule, open, check, ticketOf } = await escalatingOrg();
    await rule({ targetKind: "skilled", teamId: null });
    const { org, ports, categories } = test;
    await ports.db.withOrg(org.id, async (tx) => {
      const data = { skills: ["technical"] };
      await tx.agentProfile.updateMany({ where: { membershipId: test.agent.membershipId }, data });
      await tx.agentProfile.updateMany({ where: { membershipId: test.otherAgent.membershipId }, data });
    });
    const busy = await open();
    await assignTicket(test.as(test.admin), {
      ticketId: busy.id,
      version: (await ticketOf(busy.id)).version,
      assigneeId: test.agent.membershipId,
    });
    const ticket = await open("I want to speak to a person");
    await ports.db.withOrg(org.id, (tx) =>
      tx.ticket.updateMany({ where: { id: ticket.id }, data: { categoryId: categories.technical } }),
    );
    expect(await check(ticket.id)).toBe("escalated");
    expect(await ticketOf(ticket.id)).toMatchObject({ assigneeId: test.otherAgent.membershipId });
  });
});

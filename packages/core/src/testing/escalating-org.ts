import { randomUUID } from "node:crypto";
import type { MemberActor } from "../actor.ts";
import { agentReply, customerReply } from "../conversations/index.ts";
import { checkEscalation, saveEscalationRule } from "../escalation/index.ts";
import { newId } from "../ids.ts";
import { openTicket } from "../tickets/index.ts";
import { type TestOrg, testOrg } from "./test-org.ts";

const system = { kind: "system", job: "escalation.check" } as const;

/** An organisation with two lines of support, and what it takes to hand tickets up from one to the other. */
export async function escalatingOrg(options: Parameters<typeof testOrg>[0] = {}) {
  const test = await testOrg({ tier: "premium", ...options });
  const orgId = test.org.id;
  const teams = { first: newId(), second: newId() };
  await test.ports.db.withOrg(orgId, async (tx) => {
    await tx.team.create({ data: { orgId, id: teams.first, name: "First line" } });
    await tx.team.create({ data: { orgId, id: teams.second, name: "Second line" } });
    for (const { membershipId } of [test.agent, test.otherAgent])
      await tx.teamMember.create({ data: { orgId, teamId: teams.second, membershipId } });
  });
  const rule = (given: Partial<Parameters<typeof saveEscalationRule>[1]> = {}) =>
    saveEscalationRule(test.as(test.admin), {
      id: null,
      version: null,
      name: `Rule ${randomUUID()}`,
      triggers: ["asked", "angry", "critical", "low_confidence", "unsolved", "not_helpful"],
      conditions: { categoryIds: [], tiers: [], confidenceBelow: 0.4, repliesUnsolved: 2 },
      targetKind: "team",
      teamId: teams.second,
      memberId: null,
      priority: "high",
      ...given,
    });
  const open = (description = "How do I change my address?", who: MemberActor = test.customer) =>
    openTicket(test.as(who), {
      idempotencyKey: randomUUID(),
      subject: "A question",
      description,
      type: "question",
      severity: "medium",
    });
  const check = (ticketId: string, minutes = 0) =>
    checkEscalation(test.as(system, { now: new Date(Date.now() + minutes * 60_000) }), { ticketId });
  const ticketOf = (id: string) =>
    test.ports.db.withOrg(orgId, (tx) =>
      tx.ticket.findFirstOrThrow({
        where: { id },
        select: { status: true, teamId: true, assigneeId: true, priority: true, version: true },
      }),
    );
  const say = (conversationId: string, body: string) =>
    customerReply(test.as(test.customer), { conversationId, clientId: randomUUID(), body });
  const answer = (conversationId: string) =>
    agentReply(test.as(test.agent), {
      conversationId,
      clientId: randomUUID(),
      body: "Try it once more.",
      lastSeenSeq: 1_000,
      setStatus: "pending_customer",
    });
  return { test, teams, rule, open, check, ticketOf, say, answer };
}

/** Who was told that a ticket was handed up, or could not be. */
export const notificationsOf = (test: TestOrg, ticketId: string) =>
  test.ports.db.withOrg(test.org.id, (tx) =>
    tx.notification.findMany({
      where: { ticketId, kind: { in: ["escalated", "escalation_stopped"] } },
      select: { membershipId: true, kind: true },
    }),
  );

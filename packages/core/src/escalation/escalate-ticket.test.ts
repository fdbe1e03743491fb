import { describe, expect, it } from "vitest";
import { escalatingOrg, notificationsOf } from "../testing/escalating-org.ts";
import { escalateTicket, listEscalations } from "./index.ts";

describe("people", () => {
  it("hand a ticket up with a reason, wherever it is alive", async () => {
    const { test, teams, open, ticketOf } = await escalatingOrg();
    const ticket = await open();
    const { version } = await ticketOf(ticket.id);
    const input = {
      ticketId: ticket.id,
      version,
      targetKind: "team",
      teamId: teams.second,
      memberId: null,
      reason: "The nightly job fails again.",
      raisePriority: true,
    } as const;
    const ctx = test.as(test.agent);
    await expect(escalateTicket(ctx, { ...input, version: version + 1 })).rejects.toMatchObject({
      code: "CONFLICT",
    });
    expect(await escalateTicket(ctx, input)).toMatchObject({
      status: "escalated",
      targetName: "Second line",
    });
    expect(await ticketOf(ticket.id)).toMatchObject({ teamId: teams.second, priority: "high" });
    const told = await notificationsOf(test, ticket.id);
    expect(told).toMatchObject([{ membershipId: test.otherAgent.membershipId }]);
    const [escalation] = await listEscalations(ctx, { ticketId: ticket.id });
    expect(escalation).toMatchObject({ by: "person", byName: test.agent.name, reason: input.reason });
  });

  it("T6: not to who does not see it, nor anywhere that is not", async () => {
    const { test, open, ticketOf } = await escalatingOrg({ branches: ["North", "South"] });
    const ticket = await open();
    const { version } = await ticketOf(ticket.id);
    const input = {
      ticketId: ticket.id,
      version,
      reason: "Please look.",
      raisePriority: false,
      teamId: null,
    };
    const ctx = test.as(test.agent);
    const memberId = test.otherAgent.membershipId;
    await expect(escalateTicket(ctx, { ...input, targetKind: "member", memberId })).rejects.toMatchObject({
      code: "NOT_FOUND",
      fields: { memberId: expect.anything() },
    });
    await expect(
      escalateTicket(ctx, { ...input, targetKind: "operations", memberId: null }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(
      escalateTicket(test.as(test.otherAgent), { ...input, targetKind: "admin", memberId: null }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(listEscalations(test.as(test.otherAgent), { ticketId: ticket.id })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});

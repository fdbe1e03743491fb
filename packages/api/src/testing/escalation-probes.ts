import { randomUUID } from "node:crypto";
import { branch, none, org, type Probe } from "./probe.ts";

/** Procedures by which tickets are handed up, and of what decides that. */
export const escalationProbes: Record<string, Probe> = {
  "escalation.ofTicket": branch(({ ticket }) => ({ ticketId: ticket.id })),
  "escalation.choices": none(),
  "escalation.escalate": branch(({ ticket, teamId }) => ({
    ticketId: ticket.id,
    version: ticket.version,
    targetKind: "team",
    teamId,
    memberId: null,
    reason: "The nightly job fails again.",
    raisePriority: true,
  })),
  "deskSettings.escalationRules": none(),
  "deskSettings.saveEscalationRule": org(({ teamId }) => ({
    id: null,
    version: null,
    name: `Rule ${randomUUID()}`,
    triggers: ["asked"],
    conditions: {},
    targetKind: "team",
    teamId,
    memberId: null,
    priority: null,
  })),
  "escalation.operations": none(),
  "escalation.saveOperations": none(() => ({
    version: null,
    url: "https://ops.example/hook",
    isActive: true,
  })),
  "escalation.rotateSecret": none(),
  "escalation.testOperations": none(),
  "escalation.deliveries": none(),
  "escalation.redeliver": org(({ deliveryId }) => ({ deliveryId })),
};

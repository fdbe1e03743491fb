import { type TicketStatus, ticketStatuses } from "@handrail/contracts";
import { describe, expect, it } from "vitest";
import {
  afterAgentReply,
  afterAssignment,
  afterCustomerReply,
  canRate,
  initialPriority,
  isLive,
  move,
} from "./rules.ts";

const acts = ["staff", "triage", "resolve", "confirm", "reopen", "expire"] as const;

/** Every allowed step of DESIGN.md §5; what is not here is refused. */
const legal: Record<(typeof acts)[number], readonly (readonly [TicketStatus, TicketStatus])[]> = {
  staff: [
    ["open", "in_progress"],
    ["open", "pending_customer"],
    ["open", "escalated"],
    ["triaging", "open"],
    ["triaging", "in_progress"],
    ["triaging", "pending_customer"],
    ["triaging", "escalated"],
    ["in_progress", "open"],
    ["in_progress", "pending_customer"],
    ["in_progress", "escalated"],
    ["pending_customer", "open"],
    ["pending_customer", "in_progress"],
    ["pending_customer", "escalated"],
    ["escalated", "in_progress"],
    ["escalated", "pending_customer"],
    ["resolved", "in_progress"],
    ["resolved", "closed"],
  ],
  triage: [
    ["open", "triaging"],
    ["triaging", "open"],
    ["triaging", "in_progress"],
    ["triaging", "pending_customer"],
    ["triaging", "escalated"],
    ["triaging", "resolved"],
  ],
  resolve: [
    ["open", "resolved"],
    ["triaging", "resolved"],
    ["in_progress", "resolved"],
    ["pending_customer", "resolved"],
    ["escalated", "resolved"],
  ],
  confirm: [["resolved", "closed"]],
  reopen: [["resolved", "in_progress"]],
  expire: [["resolved", "closed"]],
};

const every = acts.flatMap((act) =>
  ticketStatuses.flatMap((from) => ticketStatuses.map((to) => ({ act, from, to }))),
);

describe("move", () => {
  it.each(every)("$act: $from → $to", ({ act, from, to }) => {
    const expected = legal[act].some(([a, b]) => a === from && b === to);
    const verdict = move(from, to, act);
    expect(verdict.ok).toBe(expected);
    if (!verdict.ok && from === "closed") expect(verdict.reason).toBe("ticket_closed");
  });

  it("says that what is resolved cannot be resolved again", () => {
    expect(move("resolved", "resolved", "resolve")).toEqual({ ok: false, reason: "ticket_not_live" });
  });
});

describe("assignment", () => {
  it.each<[TicketStatus, TicketStatus | null, TicketStatus | null]>([
    ["open", "in_progress", "open"],
    ["triaging", "in_progress", "triaging"],
    ["in_progress", "in_progress", "open"],
    ["pending_customer", "pending_customer", "pending_customer"],
    ["escalated", "in_progress", "escalated"],
    ["resolved", null, null],
    ["closed", null, null],
  ])("%s: assigned → %s, taken away → %s", (from, assigned, unassigned) => {
    const given = afterAssignment(from, true);
    const taken = afterAssignment(from, false);
    expect(given.ok ? given.status : null).toBe(assigned);
    expect(taken.ok ? taken.status : null).toBe(unassigned);
  });
});

describe("replies", () => {
  it.each<[TicketStatus, TicketStatus | null]>([
    ["open", "pending_customer"],
    ["triaging", "pending_customer"],
    ["in_progress", "pending_customer"],
    ["pending_customer", "pending_customer"],
    ["escalated", "pending_customer"],
    ["resolved", "resolved"],
    ["closed", null],
  ])("an agent answers: %s → %s", (from, to) => {
    const verdict = afterAgentReply(from, "pending_customer");
    expect(verdict).toEqual(to === null ? { ok: false, reason: "ticket_closed" } : { ok: true, status: to });
  });

  it.each<[TicketStatus, TicketStatus | "new"]>([
    ["open", "open"],
    ["triaging", "triaging"],
    ["in_progress", "in_progress"],
    ["pending_customer", "in_progress"],
    ["escalated", "escalated"],
    ["resolved", "in_progress"],
    ["closed", "new"],
  ])("the customer answers: %s → %s", (from, to) => {
    expect(afterCustomerReply(from)).toEqual(
      to === "new" ? { kind: "new_ticket" } : { kind: "same", status: to },
    );
  });
});

it.each(ticketStatuses)("%s is either live or may be rated", (status) => {
  expect(isLive(status)).toBe(!canRate(status));
});

it.each([
  ["low", "critical", "high"],
  ["normal", "critical", "high"],
  ["urgent", "critical", "urgent"],
  ["low", "high", "low"],
  ["normal", "low", "normal"],
] as const)("category %s, severity %s → priority %s", (category, severity, priority) => {
  expect(initialPriority(category, severity)).toBe(priority);
});

import {
  type ErrorReason,
  liveStatuses,
  type Priority,
  priorities,
  type Severity,
  type TicketStatus,
} from "@handrail/contracts";

/** PURE. The life of a ticket (DESIGN.md §5). */

type Move = "staff" | "triage" | "resolve" | "confirm" | "reopen" | "expire";

/** Which statuses may follow which, and by what kind of act. Assigning and replying have their own functions. */
const moves = {
  open: {
    staff: ["in_progress", "pending_customer", "escalated"],
    triage: ["triaging"],
    resolve: ["resolved"],
  },
  triaging: {
    staff: ["open", "in_progress", "pending_customer", "escalated"],
    triage: ["open", "in_progress", "pending_customer", "escalated", "resolved"],
    resolve: ["resolved"],
  },
  in_progress: { staff: ["open", "pending_customer", "escalated"], resolve: ["resolved"] },
  pending_customer: { staff: ["open", "in_progress", "escalated"], resolve: ["resolved"] },
  escalated: { staff: ["in_progress", "pending_customer"], resolve: ["resolved"] },
  resolved: {
    staff: ["in_progress", "closed"],
    confirm: ["closed"],
    reopen: ["in_progress"],
    expire: ["closed"],
  },
  closed: {},
} as const satisfies Record<TicketStatus, Partial<Record<Move, readonly TicketStatus[]>>>;

export type Verdict = { ok: true; status: TicketStatus } | { ok: false; reason: ErrorReason };

/** Whether somebody still has something to do. */
export function isLive(status: TicketStatus): boolean {
  const live: readonly TicketStatus[] = liveStatuses;
  return live.includes(status);
}

/** Whether a ticket may go from one status to another by this kind of act. */
export function move(from: TicketStatus, to: TicketStatus, by: Move): Verdict {
  const allowed: Partial<Record<Move, readonly TicketStatus[]>> = moves[from];
  if (allowed[by]?.includes(to)) return { ok: true, status: to };
  if (from === "closed") return { ok: false, reason: "ticket_closed" };
  return { ok: false, reason: by === "resolve" ? "ticket_not_live" : "transition_not_allowed" };
}

/** Assigning starts work on what is open, and claims what was escalated; taking the assignee away puts it back. */
export function afterAssignment(status: TicketStatus, isAssigned: boolean): Verdict {
  if (!isLive(status))
    return { ok: false, reason: status === "closed" ? "ticket_closed" : "ticket_not_live" };
  if (!isAssigned) return { ok: true, status: status === "in_progress" ? "open" : status };
  return { ok: true, status: status === "pending_customer" ? status : "in_progress" };
}

/** An answer moves a live ticket to what the agent chose, leaves a resolved one resolved, and cannot reach a closed one. */
export function afterAgentReply(
  status: TicketStatus,
  wanted: "in_progress" | "pending_customer" | "escalated" | "resolved",
): Verdict {
  if (status === "closed") return { ok: false, reason: "ticket_closed" };
  return { ok: true, status: isLive(status) ? wanted : status };
}

/** The customer's answer wakes what waits for it or was resolved; on a closed ticket it opens a new one. */
export function afterCustomerReply(
  status: TicketStatus,
): { kind: "new_ticket" } | { kind: "same"; status: TicketStatus } {
  switch (status) {
    case "closed":
      return { kind: "new_ticket" };
    case "pending_customer":
    case "resolved":
      return { kind: "same", status: "in_progress" };
    case "open":
    case "triaging":
    case "in_progress":
    case "escalated":
      return { kind: "same", status };
    default:
      return status satisfies never;
  }
}

/** PURE. What a move says of the end of a ticket: closing dates it, going back to work takes back that it was solved. */
export function endFacts(from: TicketStatus, to: TicketStatus, at: Date) {
  if (to === "closed") return { closedAt: at };
  return from === "resolved" && to !== "resolved" ? { resolvedAt: null, resolvedById: null } : {};
}

/** What is snoozed still has to be done; what is over is out of the way already. */
export function afterSnooze(status: TicketStatus): Verdict {
  if (isLive(status)) return { ok: true, status };
  return { ok: false, reason: status === "closed" ? "ticket_closed" : "ticket_not_live" };
}

/** A rating is about work that was done. */
export function canRate(status: TicketStatus): boolean {
  return status === "resolved" || status === "closed";
}

/** The category's priority, raised to high where the reporter says that it is critical. */
export function initialPriority(category: Priority, severity: Severity): Priority {
  const floor: Priority = severity === "critical" ? "high" : "low";
  return priorities.indexOf(category) >= priorities.indexOf(floor) ? category : floor;
}

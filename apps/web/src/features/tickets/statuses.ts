import type { TicketStatus } from "@handrail/contracts";

/** What an agent may choose for a ticket that stands here; the server has the last word. `resolved` asks for a text. */
export const nextStatuses = {
  open: ["in_progress", "pending_customer", "escalated", "resolved"],
  triaging: ["open", "in_progress", "pending_customer", "escalated", "resolved"],
  in_progress: ["open", "pending_customer", "escalated", "resolved"],
  pending_customer: ["open", "in_progress", "escalated", "resolved"],
  escalated: ["in_progress", "pending_customer", "resolved"],
  resolved: ["in_progress", "closed"],
  closed: [],
} as const satisfies Record<TicketStatus, readonly TicketStatus[]>;

/** Whether anything about a ticket that stands here may still be changed. */
export const isOver = (status: TicketStatus) => status === "closed";

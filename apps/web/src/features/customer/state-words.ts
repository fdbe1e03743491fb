import type { TicketStatus } from "@handrail/contracts";

/** What a status means to the person who asked; every one is a key of `support.state`. */
export type StateKey =
  | "received"
  | "reading"
  | "working"
  | "personWorking"
  | "waitingForYou"
  | "escalated"
  | "solved"
  | "closed";

/** PURE. Which sentence says where a ticket stands. */
export function stateKey(status: TicketStatus, assigneeName: string | null): StateKey {
  switch (status) {
    case "open":
      return "received";
    case "triaging":
      return "reading";
    case "in_progress":
      return assigneeName ? "personWorking" : "working";
    case "pending_customer":
      return "waitingForYou";
    case "escalated":
      return "escalated";
    case "resolved":
      return "solved";
    case "closed":
      return "closed";
    default:
      return status satisfies never;
  }
}

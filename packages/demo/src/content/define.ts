import type { DemoTicket, DemoTurn, TicketText } from "./types.ts";

/** Tickets with the usual values filled in: customer desk, in the app, medium severity, normal priority. */
export function defineTickets(tickets: TicketText[]): DemoTicket[] {
  return tickets.map((ticket) => ({
    desk: "customer",
    severity: "medium",
    priority: "normal",
    source: "in_app",
    turns: [],
    ...ticket,
  }));
}

export const customer = (body: string): DemoTurn => ({ from: "customer", body });

/** A reply by the ticket's assignee, or by somebody else of the staff. */
export const agent = (body: string, by?: string): DemoTurn => ({ from: "agent", body, by });

/** An internal note by the ticket's assignee, or by somebody else of the staff. */
export const note = (body: string, by?: string): DemoTurn => ({ from: "note", body, by });

/** An AI answer that waits for a person. */
export const draft = (articleSlug: string, confidence: number, body: string): DemoTurn => ({
  from: "ai",
  state: "draft",
  articleSlug,
  confidence,
  body,
});

/** An AI answer that a person read and sent. */
export const approved = (
  articleSlug: string,
  confidence: number,
  approvedBy: string,
  body: string,
): DemoTurn => ({
  from: "ai",
  state: "sent",
  articleSlug,
  confidence,
  approvedBy,
  body,
});

/** An AI answer that went out by itself. */
export const autoSent = (articleSlug: string, confidence: number, body: string): DemoTurn => ({
  from: "ai",
  state: "sent",
  articleSlug,
  confidence,
  body,
});

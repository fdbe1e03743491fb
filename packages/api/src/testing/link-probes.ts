import { branch, type Probe } from "./probe.ts";

/** Procedures that tie tickets together. */
export const linkProbes: Record<string, Probe> = {
  "ticketLinks.merge": branch(({ ticket, secondTicket }) => ({
    ticketId: secondTicket.id,
    version: secondTicket.version,
    targetId: ticket.id,
  })),
  "ticketLinks.mergeable": branch(({ ticket }) => ({ ticketId: ticket.id })),
  "ticketLinks.related": branch(({ ticket }) => ({ ticketId: ticket.id })),
  "ticketLinks.unmerge": branch(({ secondTicket }) => ({ ticketId: secondTicket.id })),
};

import { randomUUID } from "node:crypto";
import { branch, type Probe } from "./probe.ts";

/** Procedures that tie tickets together, and open one for somebody. */
export const linkProbes: Record<string, Probe> = {
  "contacts.openTicket": branch(({ owner }) => ({
    idempotencyKey: randomUUID(),
    contactId: owner.contactId,
    subject: "The invoice is wrong",
    description: "It shows last year's address.",
    source: "call",
  })),
  "contacts.compare": branch(({ owner }) => ({ contactId: owner.contactId, otherId: randomUUID() })),
  "contacts.merge": branch(({ owner }) => ({ contactId: owner.contactId, targetId: randomUUID() })),
  "contacts.unmerge": branch(({ owner }) => ({ contactId: owner.contactId })),
  "ticketLinks.link": branch(({ ticket, secondTicket }) => ({
    ticketId: ticket.id,
    otherId: secondTicket.id,
    relation: "related",
  })),
  "ticketLinks.linkable": branch(({ ticket }) => ({ ticketId: ticket.id })),
  "ticketLinks.unlink": branch(({ ticket, secondTicket }) => ({
    ticketId: ticket.id,
    otherId: secondTicket.id,
    relation: "related",
  })),
  "ticketLinks.merge": branch(({ ticket, secondTicket }) => ({
    ticketId: secondTicket.id,
    version: secondTicket.version,
    targetId: ticket.id,
  })),
  "ticketLinks.mergeable": branch(({ ticket }) => ({ ticketId: ticket.id })),
  "ticketLinks.related": branch(({ ticket }) => ({ ticketId: ticket.id })),
  "ticketLinks.split": branch(({ ticket }) => ({
    ticketId: ticket.id,
    version: ticket.version,
    messageIds: [randomUUID()],
    subject: "The second question",
    idempotencyKey: randomUUID(),
  })),
  "ticketLinks.unsplit": branch(({ secondTicket }) => ({ ticketId: secondTicket.id })),
  "ticketLinks.unmerge": branch(({ secondTicket }) => ({ ticketId: secondTicket.id })),
};

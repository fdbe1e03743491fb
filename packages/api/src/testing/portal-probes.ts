import { randomUUID } from "node:crypto";
import { branch, none, org, own, type Probe } from "./probe.ts";

const question = () => ({
  idempotencyKey: randomUUID(),
  subject: "A new question",
  description: "How does it work?",
});

/** What people ask, with an account or without. */
export const portalProbes: Record<string, Probe> = {
  "contacts.endGuestSessions": branch(({ owner }) => ({ contactId: owner.contactId })),
  "contacts.guestSessions": branch(({ owner }) => ({ contactId: owner.contactId })),
  "portal.deflections": none(() => ({})),
  "portal.discard": org(({ attachmentId }) => ({ attachmentId, visitorKey: randomUUID() })),
  "portal.form": none(),
  "portal.rateAnswer": none(({ answered }) => ({
    messageId: answered.id,
    expires: "1",
    signature: "x",
    helpful: true,
  })),
  "portal.presign": none(() => ({ name: "export.csv", size: 9, visitorKey: randomUUID() })),
  "portal.requestAccess": none(({ guest }) => ({ number: guest.number, email: guest.email })),
  "portal.solved": org(({ articleId }) => ({ articleId })),
  "portal.submit": org(({ categoryId }) => ({
    ...question(),
    categoryId,
    name: "Ana",
    email: `${randomUUID()}@example.test`,
    visitorKey: randomUUID(),
  })),
  "portal.suggested": org(({ articleId }) => ({ step: "opened", articleIds: [articleId] })),
  "tickets.fields": none(),
  "tickets.openInternal": branch(({ owner }) => ({ ...question(), aboutContactId: owner.contactId })),
  "tickets.ownActions": none(),
  "tickets.ownSeen": own(({ ticket }) => ({ ticketId: ticket.id, seq: 1 })),
};

import { randomUUID } from "node:crypto";
import type { Entities } from "./entities.ts";
import { branch, none, org, own, type Probe } from "./probe.ts";

const versioned = ({ ticket }: Entities) => ({ ticketId: ticket.id, version: ticket.version });
const inConversation = ({ ticket }: Entities) => ({ conversationId: ticket.conversationId });
const template = { name: "Greeting", shortcut: null, body: "Hello {{customer_name}}", isActive: true };

/** Procedures of the ticket's screen: replies that can be taken back, drafts, snoozing, watching, templates, the bell. */
export const deskProbes: Record<string, Probe> = {
  "conversations.drafts": branch(inConversation),
  "conversations.saveDraft": branch((at) => ({
    ...inConversation(at),
    isNote: false,
    body: "Half a reply",
    version: 0,
  })),
  "conversations.scheduleReply": branch((at) => ({
    ...inConversation(at),
    clientId: randomUUID(),
    body: "Thank you, we are looking at it.",
    lastSeenSeq: 1_000,
  })),
  "conversations.sendNow": own(({ scheduled }) => ({ messageId: scheduled.id })),
  "conversations.undoReply": own(({ scheduled }) => ({ messageId: scheduled.id })),

  "notifications.list": none(() => ({})),
  "notifications.markRead": branch(({ ticket }) => ({ ticketId: ticket.id })),
  "notifications.unread": none(),

  "templates.active": none(),
  "templates.change": org(({ templateId, categoryId }) => ({
    ...template,
    templateId,
    version: 1,
    categoryId,
  })),
  "templates.create": org(({ categoryId }) => ({ ...template, categoryId })),
  "templates.list": none(),
  "templates.remove": org(({ templateId }) => ({ templateId })),
  "templates.values": branch(({ ticket }) => ({ ticketId: ticket.id })),

  "tickets.choices": none(),
  "tickets.changeCustomField": branch((at) => ({ ...versioned(at), key: "order", value: "ORD-1" })),
  "tickets.linkArticle": branch((at) => ({ ...versioned(at), articleId: at.articleId, isLinked: true })),
  "tickets.setDueDate": branch((at) => ({ ...versioned(at), dueAt: new Date("2030-01-01T00:00:00Z") })),
  "tickets.snooze": branch((at) => ({ ...versioned(at), until: null, untilReply: true })),
  "tickets.watch": branch((at) => ({
    ticketId: at.ticket.id,
    membershipId: at.agent.membershipId,
    isWatching: true,
  })),
};

import { randomUUID } from "node:crypto";
import { actProbes } from "./act-probes.ts";
import { apiKeyProbes } from "./api-key-probes.ts";
import { chatDeskProbes } from "./chat-desk-probes.ts";
import { chatRoomProbes } from "./chat-room-probes.ts";
import { deskProbes } from "./desk-probes.ts";
import { deskSettingsProbes } from "./desk-settings-probes.ts";
import type { Entities } from "./entities.ts";
import { escalationProbes } from "./escalation-probes.ts";
import { kbAdminProbes } from "./kb-admin-probes.ts";
import { kbImportProbes } from "./kb-import-probes.ts";
import { linkProbes } from "./link-probes.ts";
import { portalProbes } from "./portal-probes.ts";
import { branch, none, org, own, type Probe } from "./probe.ts";
import { qualityProbes } from "./quality-probes.ts";
import { queueProbes } from "./queue-probes.ts";
import { watchProbes } from "./watch-probes.ts";

const clientId = () => randomUUID();
const versioned = ({ ticket }: Entities) => ({ ticketId: ticket.id, version: ticket.version });

/** Every procedure of the product has its line; the test fails for one that has none. */
export const probes: Record<string, Probe> = {
  ...apiKeyProbes,
  ...chatDeskProbes,
  ...escalationProbes,
  ...chatRoomProbes,
  ...actProbes,
  ...kbAdminProbes,
  ...kbImportProbes,
  ...deskProbes,
  ...deskSettingsProbes,
  ...linkProbes,
  ...queueProbes,
  ...portalProbes,
  ...watchProbes,
  ...qualityProbes,
  "chat.accept": branch(({ waitingChat }) => ({ conversationId: waitingChat })),
  "chat.close": own(({ humanChat }) => ({ conversationId: humanChat })),
  "chat.current": none(),
  "chat.get": branch(({ waitingChat }) => ({ conversationId: waitingChat })),
  "chat.sortAgain": branch(({ waitingChat }) => ({ conversationId: waitingChat })),
  "chat.changeTags": branch(({ waitingChat }) => ({ conversationId: waitingChat, add: [], remove: [] })),
  "chat.list": none(() => ({ view: "all", search: "a" })),
  "chat.queue": none(() => ({ view: "all" })),
  "chat.requestHuman": own(({ aiChat }) => ({ conversationId: aiChat })),
  "chat.start": none(() => ({ idempotencyKey: clientId() })),

  "copilot.offers": branch(({ ticket }) => ({ ticketId: ticket.id })),
  "copilot.suggest": branch(({ ticket }) => ({ ticketId: ticket.id })),
  "copilot.summarize": branch(({ ticket }) => ({ ticketId: ticket.id })),
  "copilot.similar": branch(({ ticket }) => ({ ticketId: ticket.id })),
  "copilot.rewrite": branch(({ ticket }) => ({ ticketId: ticket.id, text: "Hello.", style: "formal" })),
  "copilot.translate": branch(({ ticket }) => ({ ticketId: ticket.id, text: "Hello." })),

  "contacts.find": none(({ owner }) => ({ search: owner.email })),
  "contacts.get": branch(({ owner }) => ({ contactId: owner.contactId })),

  "conversations.agentReply": branch(({ ticket }) => ({
    conversationId: ticket.conversationId,
    clientId: clientId(),
    body: "Thank you, we are looking at it.",
    lastSeenSeq: 1_000,
  })),
  "conversations.customerReply": own(({ ticket }) => ({
    conversationId: ticket.conversationId,
    clientId: clientId(),
    body: "It is still empty.",
  })),
  "conversations.feedback": own(({ answered }) => ({ messageId: answered.id, helpful: true })),
  "conversations.note": branch(({ ticket }) => ({
    conversationId: ticket.conversationId,
    clientId: clientId(),
    body: "Looks like the nightly job.",
  })),
  "conversations.sync": own(({ ticket }) => ({ conversationId: ticket.conversationId, afterSeq: 0 })),

  "files.discard": own(({ attachmentId }) => ({ attachmentId })),
  "files.get": own(({ attachmentId }) => ({ attachmentId })),
  "files.limits": none(),
  "files.presign": none(() => ({ name: "export.csv", size: 9 })),

  "identity.account": none(),
  "identity.changePassword": none(() => ({ current: "not the password", password: "a new password" })),
  "identity.demoAccounts": none(),
  "identity.me": none(),
  "identity.memberships": none(),
  "identity.requestPasswordReset": none(({ owner }) => ({ email: owner.email })),
  "identity.requestSignInLink": none(({ owner }) => ({ email: owner.email })),
  "identity.resetPassword": none(() => ({ token: "x".repeat(43), password: "a new password" })),
  "identity.setLocale": none(() => ({ locale: "es" })),

  "kb.bySlug": org(({ slug }) => ({ slug })),
  "kb.categories": none(),
  "kb.feedback": org(({ articleId }) => ({ articleId, visitorKey: clientId(), helpful: true })),
  "kb.list": none(() => ({})),
  "kb.popular": none(() => ({})),
  "kb.quickIssues": none(),
  "kb.search": none(() => ({ query: "exports rebuild" })),
  "kb.view": none(({ articleId }) => ({ articleId, visitorKey: clientId() })),

  "kbSearch.insights": none(() => ({})),
  "kbSearch.removeSynonym": org(({ synonymId }) => ({ id: synonymId })),
  "kbSearch.saveSynonym": org(({ synonymId }) => ({ id: synonymId, phrases: ["export", "download"] })),
  "kbSearch.settled": none(() => ({
    query: "exports rebuild",
    surface: "help",
    locale: "en",
    outcome: "searched",
    results: 0,
  })),
  "kbSearch.synonyms": none(),

  "members.acceptInvitation": none(() => ({
    token: "x".repeat(43),
    name: "Somebody",
    password: "a new password",
  })),
  "members.agents": none(),
  "members.change": org(({ spare }) => ({ membershipId: spare.membershipId, role: "customer" })),
  "members.invitation": none(() => ({ token: "x".repeat(43) })),
  "members.invitations": none(),
  "members.invite": none(() => ({ email: `${clientId()}@example.test`, role: "agent" })),
  "members.joinInvitation": none(() => ({ token: "x".repeat(43) })),
  "members.list": none(() => ({})),
  "members.remove": org(({ spare }) => ({ membershipId: spare.membershipId })),
  "members.revokeInvitation": org(({ invitationId }) => ({ invitationId })),
  "members.setOwnStatus": none(() => ({ status: "busy" })),

  "metrics.ai": none(() => ({ days: 30 })),
  "metrics.categories": none(),
  "metrics.home": none(),
  "metrics.volume": none(),

  "organization.branches": none(),
  "organization.change": none(() => ({ name: "Renamed", accentHue: 20, locale: "en", timeZone: "UTC" })),
  "organization.get": none(),
  "organization.platformList": none(),

  "tickets.assign": branch((at) => ({ ...versioned(at), assigneeId: at.agent.membershipId })),
  "tickets.changeCategory": branch((at) => ({ ...versioned(at), categoryId: at.categoryId })),
  "tickets.changePriority": branch((at) => ({ ...versioned(at), priority: "high" })),
  "tickets.changeStatus": branch((at) => ({ ...versioned(at), status: "in_progress" })),
  "tickets.confirm": own(({ ticket }) => ({ ticketId: ticket.id })),
  "tickets.get": branch(({ ticket }) => ({ ticketId: ticket.id })),
  "tickets.history": branch(({ ticket }) => ({ ticketId: ticket.id })),
  "tickets.open": org(({ categoryId }) => ({
    idempotencyKey: clientId(),
    subject: "A new question",
    description: "How does it work?",
    categoryId,
  })),
  "tickets.own": none(() => ({})),
  "tickets.ownByNumber": own(({ ticket }) => ({ number: ticket.number })),
  "tickets.rate": own(({ ticket }) => ({ ticketId: ticket.id, rating: 5 })),
  "tickets.reopen": own(({ ticket }) => ({ ticketId: ticket.id })),
  "tickets.resolve": branch((at) => ({ ...versioned(at), resolution: "Rebuilt the export." })),

  "triage.approveDraft": branch(({ draft }) => ({
    messageId: draft.id,
    changeSeq: draft.changeSeq,
    lastSeenSeq: 1_000,
  })),
  "triage.compose": branch(({ ticket }) => ({ ticketId: ticket.id })),
  "triage.sortAgain": branch(versioned),
  "triage.correct": branch((at) => ({ ...versioned(at), priority: "high" })),
  "triage.discardDraft": branch(({ draft }) => ({
    messageId: draft.id,
    changeSeq: draft.changeSeq,
    reason: "wrong",
  })),
  "triage.interactions": branch(({ ticket }) => ({ ticketId: ticket.id })),
};

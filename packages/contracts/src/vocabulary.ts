/**
 * The one vocabulary of the product. Prisma enums, zod schemas, labels and types derive from these tuples;
 * `packages/db` holds a test that compares the database's enums with them.
 */
export const roles = ["customer", "agent", "admin", "super_admin"] as const;
export type Role = (typeof roles)[number];

export const deskKinds = ["public", "internal", "customer"] as const;
export type DeskKind = (typeof deskKinds)[number];

export const ticketStatuses = [
  "open",
  "triaging",
  "in_progress",
  "pending_customer",
  "escalated",
  "resolved",
  "closed",
] as const;
export type TicketStatus = (typeof ticketStatuses)[number];

export const ticketTypes = [
  "bug",
  "question",
  "billing",
  "feature_request",
  "account",
  "integration",
  "performance",
  "callback",
  "other",
] as const;
export type TicketType = (typeof ticketTypes)[number];

/** How fast we work on a ticket. */
export const priorities = ["low", "normal", "high", "urgent"] as const;
export type Priority = (typeof priorities)[number];

/** How bad the reporter says it is. */
export const severities = ["low", "medium", "high", "critical"] as const;
export type Severity = (typeof severities)[number];

export const ticketSources = ["in_app", "web", "email", "chat", "call", "api"] as const;
export type TicketSource = (typeof ticketSources)[number];

export const conversationChannels = ["in_app", "email", "chat"] as const;
export type ConversationChannel = (typeof conversationChannels)[number];

export const senderKinds = ["customer", "agent", "ai", "system"] as const;
export type SenderKind = (typeof senderKinds)[number];

/** `scheduled` waits to be sent and can still be taken back: nothing that a customer sees. */
export const messageStates = ["draft", "sent", "discarded", "scheduled"] as const;
export type MessageState = (typeof messageStates)[number];

export const chatModes = ["ai", "waiting", "human", "closed"] as const;
export type ChatMode = (typeof chatModes)[number];

export const agentStatuses = ["available", "busy", "away", "offline"] as const;
export type AgentStatus = (typeof agentStatuses)[number];

/** Ordered from the least to the most that a plan pays for. */
export const tiers = ["beta", "pro", "premium"] as const;
export type Tier = (typeof tiers)[number];

export const resolutionKinds = [
  "auto_fix",
  "guided_resolution",
  "workflow_reset",
  "billing_sync",
  "token_refund",
  "feature_recommendation",
  "engine_retraining",
] as const;
export type ResolutionKind = (typeof resolutionKinds)[number];

/** `proposed` waits for a person; `waiting_customer` walks the customer through steps. */
export const runStates = [
  "proposed",
  "running",
  "waiting_customer",
  "done",
  "failed",
  "declined",
  "undoing",
  "undone",
] as const;
export type RunState = (typeof runStates)[number];

export const articleStatuses = ["draft", "published", "archived"] as const;
export type ArticleStatus = (typeof articleStatuses)[number];

export const articleVisibilities = ["public", "internal"] as const;
export type ArticleVisibility = (typeof articleVisibilities)[number];

export const locales = ["en", "es"] as const;
export type Locale = (typeof locales)[number];

export const sentiments = ["negative", "neutral", "positive"] as const;
export type Sentiment = (typeof sentiments)[number];

/** Statuses in which somebody still has something to do. */
export const liveStatuses = [
  "open",
  "triaging",
  "in_progress",
  "pending_customer",
  "escalated",
] as const satisfies readonly TicketStatus[];

export const customFieldKinds = ["text", "number", "date", "checkbox", "select", "multi_select"] as const;
export type CustomFieldKind = (typeof customFieldKinds)[number];

/** How two tickets belong together. */
export const ticketLinkKinds = ["parent", "related"] as const;
export type TicketLinkKind = (typeof ticketLinkKinds)[number];

export const attachmentKinds = ["message", "article"] as const;
export type AttachmentKind = (typeof attachmentKinds)[number];

/** `held` waits to be checked for malware; `refused` was found to be some, and is gone. */
export const attachmentStates = ["uploading", "held", "ready", "refused"] as const;
export type AttachmentState = (typeof attachmentStates)[number];

/** Where somebody searches the knowledge base. */
export const searchSurfaces = ["help", "modal", "form", "chat", "desk"] as const;
export type SearchSurface = (typeof searchSurfaces)[number];

/** What staff are told of. `reply`: somebody wrote on a ticket that they have or watch. */
export const notificationKinds = [
  "mention",
  "assigned",
  "reply",
  "woken",
  "not_sent",
  "escalated",
  "escalation_stopped",
  "bulk_read",
  "audit_broken",
  "ai_budget",
  "ai_anomaly",
] as const;
export type NotificationKind = (typeof notificationKinds)[number];

export const exportStates = ["waiting", "running", "ready", "failed"] as const;
export type ExportState = (typeof exportStates)[number];

/** An import of the knowledge base: an archive is `uploaded`, looked through (`checking` → `checked`), then brought in. */
export const kbImportStates = [
  "uploaded",
  "checking",
  "checked",
  "importing",
  "done",
  "failed",
  "cancelled",
] as const;
export type KbImportState = (typeof kbImportStates)[number];

/** What came of a file. `used`: a part of other pages, such as an image; `gone`: imported before, no longer there. */
export const kbImportOutcomes = ["created", "updated", "unchanged", "used", "skipped", "gone"] as const;
export type KbImportOutcome = (typeof kbImportOutcomes)[number];

/** Why a file was left out. */
export const kbImportReasons = [
  "binary",
  "damaged",
  "duplicate_path",
  "empty",
  "encrypted",
  "failed",
  "hidden",
  "image_refused",
  "image_unused",
  "not_a_page",
  "symlink",
  "text_too_long",
  "too_large",
  "too_many_files",
  "total_too_large",
  "unsafe_path",
  "unsupported_language",
] as const;
export type KbImportReason = (typeof kbImportReasons)[number];

/** What to know of a page that went in. */
export const kbImportNotes = [
  "category_unknown",
  "component_unwrapped",
  "edited_here",
  "excerpt_moved",
  "expression_dropped",
  "front_matter_unreadable",
  "image_missing",
  "link_unresolved",
  "mdx_unreadable",
  "not_utf8",
  "slug_changed",
  "tags_cut",
  "title_cut",
] as const;
export type KbImportNote = (typeof kbImportNotes)[number];

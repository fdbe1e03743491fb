export const errorCodes = [
  "NOT_FOUND",
  "FORBIDDEN",
  "UNAUTHENTICATED",
  "CONFLICT",
  "INVALID",
  "LIMIT_REACHED",
  "PRECONDITION",
  "UNAVAILABLE",
  "INTERNAL",
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** A reason that the interface has its own sentence for; every one is a key of `errors` in the message catalogues. */
export const errorReasons = [
  "not_found",
  "forbidden",
  "unauthenticated",
  "invalid_input",
  "payload_too_large",
  "too_many_requests",
  "ticket_changed",
  "ticket_closed",
  "ticket_not_live",
  "transition_not_allowed",
  "ticket_merged",
  "other_contact",
  "nothing_stays",
  "nothing_moves",
  "split_further",
  "contact_known",
  "both_have_login",
  "login_must_stay",
  "unproven_stays",
  "tickets_elsewhere",
  "contact_changed",
  "contact_tickets_merged",
  "already_linked",
  "has_parent",
  "link_circle",
  "newer_messages",
  "draft_changed",
  "placeholder_left",
  "already_sent",
  "template_changed",
  "setting_changed",
  "setting_in_use",
  "chat_changed",
  "chat_closed",
  "chat_not_ai",
  "no_agent_role",
  "resolution_required",
  "reopen_too_late",
  "rating_too_late",
  "portal_off",
  "link_expired",
  "password_weak",
  "password_wrong",
  "email_taken",
  "last_admin",
  "own_membership",
  "role_not_grantable",
  "tier_too_low",
  "slug_taken",
  "too_many_synonyms",
  "article_in_use",
  "article_unpublished",
  "translation_exists",
  "import_running",
  "import_not_ready",
  "file_type",
  "export_running",
  "storage_full",
  "too_many_files",
  "too_many_keys",
  "upload_incomplete",
  "internal",
  "unavailable",
] as const;
export type ErrorReason = (typeof errorReasons)[number];

/** What a client learns of an error, beside tRPC's own code. `field` is a dotted path into the input. */
export type ErrorDetails = {
  code: ErrorCode;
  reason: ErrorReason;
  requestId: string;
  fields?: Record<string, string[]>;
  retryAfterSeconds?: number;
};

import {
  type Priority,
  priorities,
  type Severity,
  severities,
  type TicketType,
  ticketTypes,
} from "@handrail/contracts";
import type { CustomValue } from "@handrail/contracts/inputs/tickets";

/** A ticket that is being written, as this device keeps it. `owner` is who wrote it; nobody before signing in. */
export type TicketDraft = {
  owner: string | null;
  idempotencyKey: string;
  subject: string;
  description: string;
  type: TicketType;
  categoryId: string | null;
  severity: Severity;
  quickIssueId: string | null;
  withContext: boolean;
  custom: Record<string, CustomValue>;
  /** What somebody without an account says of himself or herself. */
  name: string;
  email: string;
  company: string;
  priority: Priority;
};

const isText = (value: unknown) => typeof value === "string";
const isTextOrNull = (value: unknown) => value === null || isText(value);
const oneOf = (known: readonly unknown[]) => (value: unknown) => known.includes(value);
const uuid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;
const isCustom = (value: unknown) =>
  value === null ||
  ["string", "number", "boolean"].includes(typeof value) ||
  (Array.isArray(value) && value.every(isText));

const checks: { [Key in keyof TicketDraft]: (value: unknown) => boolean } = {
  owner: isTextOrNull,
  idempotencyKey: (value) => uuid.test(String(value)),
  subject: isText,
  description: isText,
  type: oneOf(ticketTypes),
  categoryId: isTextOrNull,
  severity: oneOf(severities),
  quickIssueId: isTextOrNull,
  withContext: (value) => typeof value === "boolean",
  custom: (value) => value !== null && typeof value === "object" && Object.values(value).every(isCustom),
  name: isText,
  email: isText,
  company: isText,
  priority: oneOf(priorities),
};

const isDraft = (draft: object): draft is TicketDraft =>
  Object.entries(checks).every(([key, isRight]) => isRight(Reflect.get(draft, key)));

/** A draft as it was kept, by an earlier version perhaps: what that did not know is empty. */
function readDraft(kept: unknown): TicketDraft | null {
  const draft = { ...laterFields, ...Object(kept) };
  return isDraft(draft) ? draft : null;
}

const laterFields = { custom: {}, name: "", email: "", company: "", priority: "normal" } as const;

/** PURE. */
export const emptyDraft = (owner: string | null, idempotencyKey: string): TicketDraft => ({
  owner,
  idempotencyKey,
  subject: "",
  description: "",
  type: "question",
  categoryId: null,
  severity: "medium",
  quickIssueId: null,
  withContext: true,
  custom: {},
  name: "",
  email: "",
  company: "",
  priority: "normal",
});

/** PURE. The draft that was kept, if it is this person's: their own, or written here before signing in. */
export function restoreDraft(stored: string | null, owner: string | null): TicketDraft | null {
  if (!stored) return null;
  try {
    const draft = readDraft(JSON.parse(stored));
    return draft && (draft.owner === null || draft.owner === owner) ? { ...draft, owner } : null;
  } catch {
    return null;
  }
}

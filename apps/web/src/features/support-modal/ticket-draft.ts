import { priorities, severities, ticketTypes } from "@handrail/contracts";
import * as z from "zod/mini";

const customValue = z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()]);

/** A ticket that is being written, as this device keeps it. `owner` is who wrote it; nobody before signing in. */
const ticketDraftSchema = z.object({
  owner: z.nullable(z.string()),
  idempotencyKey: z.uuid(),
  subject: z.string(),
  description: z.string(),
  type: z.enum(ticketTypes),
  categoryId: z.nullable(z.uuid()),
  severity: z.enum(severities),
  quickIssueId: z.nullable(z.uuid()),
  withContext: z.boolean(),
  custom: z._default(z.record(z.string(), customValue), {}),
  /** What somebody without an account says of himself or herself. */
  name: z._default(z.string(), ""),
  email: z._default(z.string(), ""),
  company: z._default(z.string(), ""),
  priority: z._default(z.enum(priorities), "normal"),
});
export type TicketDraft = z.infer<typeof ticketDraftSchema>;

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
    const draft = ticketDraftSchema.parse(JSON.parse(stored));
    return draft.owner === null || draft.owner === owner ? { ...draft, owner } : null;
  } catch {
    return null;
  }
}

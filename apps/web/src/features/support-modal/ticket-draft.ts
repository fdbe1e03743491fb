import { priorities, severities, ticketTypes } from "@handrail/contracts";
import { customValueSchema } from "@handrail/contracts/inputs/tickets";
import { z } from "zod";

/** A ticket that is being written, as this device keeps it. `owner` is who wrote it; nobody before signing in. */
const ticketDraftSchema = z.object({
  owner: z.string().nullable(),
  idempotencyKey: z.uuid(),
  subject: z.string(),
  description: z.string(),
  type: z.enum(ticketTypes),
  categoryId: z.uuid().nullable(),
  severity: z.enum(severities),
  quickIssueId: z.uuid().nullable(),
  withContext: z.boolean(),
  custom: z.record(z.string(), customValueSchema).default({}),
  /** What somebody without an account says of himself or herself. */
  name: z.string().default(""),
  email: z.string().default(""),
  company: z.string().default(""),
  priority: z.enum(priorities).default("normal"),
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

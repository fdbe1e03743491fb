import { errorReasons, type WireMessage, wireAttachmentSchema } from "@handrail/contracts";
import { replyStatuses } from "@handrail/contracts/inputs/conversations";
import { outboxStates } from "@handrail/sync";
import { z } from "zod";

/** What an agent has sent and the log does not show yet. `held`: newer messages must be read first. */
const entrySchema = z.object({
  clientId: z.uuid(),
  kind: z.enum(["reply", "note"]),
  body: z.string(),
  attachments: z.array(wireAttachmentSchema),
  at: z.coerce.date(),
  state: z.enum(outboxStates),
  reason: z.enum(errorReasons).nullable(),
  /** How far its author had read. */
  lastSeenSeq: z.number().int(),
  /** The draft that this text replaces. */
  draft: z.object({ messageId: z.uuid(), changeSeq: z.number().int() }).nullable(),
  /** Where the ticket goes with it. */
  setStatus: z.enum(replyStatuses),
  templateIds: z.array(z.string()),
  mentions: z.array(z.string()),
});
export type OutboxEntry = z.infer<typeof entrySchema>;

/** How long after it was written a reply still goes out by itself when the page is opened again. */
const freshMs = 15 * 60_000;

/** PURE. One entry as it was kept when the page closed; what has lain for long is offered, not sent. Null: it is none. */
export function restoreEntry(kept: unknown, now: Date): OutboxEntry | null {
  const entry = entrySchema.safeParse(kept).data;
  if (!entry) return null;
  const isOnItsWay = entry.state === "sending" || entry.state === "waiting";
  const isFresh = now.getTime() - entry.at.getTime() < freshMs;
  return isOnItsWay && !isFresh ? { ...entry, state: "failed", reason: "unavailable" } : entry;
}

/** PURE. Whether the log shows what was sent: its message, or the draft that it replaced as sent. */
export function isInThread({ clientId, draft }: OutboxEntry, messages: readonly WireMessage[]): boolean {
  return messages.some(
    (message) =>
      message.clientId === clientId || (message.id === draft?.messageId && message.state === "sent"),
  );
}

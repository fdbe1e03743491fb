import { type ErrorReason, errorReasons, type WireMessage, wireAttachmentSchema } from "@handrail/contracts";
import { replyStatuses } from "@handrail/contracts/inputs/conversations";
import { z } from "zod";

/** What an agent has sent and the server has not yet shown back. `held`: newer messages must be read first. */
const entrySchema = z.object({
  clientId: z.uuid(),
  kind: z.enum(["reply", "note"]),
  body: z.string(),
  attachments: z.array(wireAttachmentSchema).default([]),
  at: z.coerce.date(),
  state: z.enum(["sending", "sent", "failed", "held"]),
  reason: z.enum(errorReasons).nullable(),
  /** The draft that this text replaces. */
  draft: z.object({ messageId: z.uuid(), changeSeq: z.number().int() }).nullable(),
  /** Where the ticket goes with it. */
  setStatus: z.enum(replyStatuses).default("pending_customer"),
  templateIds: z.array(z.string()).default([]),
  mentions: z.array(z.string()).default([]),
});
export type OutboxEntry = z.infer<typeof entrySchema>;
export type Outbox = readonly OutboxEntry[];

/** PURE. The entries that no message of the log has taken the place of. */
export function outstanding(outbox: Outbox, messages: readonly WireMessage[]): Outbox {
  const arrived = new Set(messages.map((message) => message.clientId));
  const sent = new Set(messages.filter((message) => message.state === "sent").map((message) => message.id));
  const left = outbox.filter(
    ({ clientId, draft }) => !arrived.has(clientId) && !(draft && sent.has(draft.messageId)),
  );
  return left.length === outbox.length ? outbox : left;
}

/** PURE. */
export function changed(outbox: Outbox, clientId: string, change: Partial<OutboxEntry>): Outbox {
  return outbox.map((entry) => (entry.clientId === clientId ? { ...entry, ...change } : entry));
}

/** PURE. Where an entry stands after the server refused it or could not be reached. */
export function refused(reason: ErrorReason): Pick<OutboxEntry, "state" | "reason"> {
  return { state: reason === "newer_messages" ? "held" : "failed", reason };
}

/** PURE. What was kept of an outbox; whatever was under way when the page closed is offered again. */
export function restoreOutbox(stored: string | null): Outbox {
  if (!stored) return [];
  try {
    const entries = z.array(entrySchema).parse(JSON.parse(stored));
    return entries
      .filter((entry) => entry.state !== "sent")
      .map((entry) =>
        entry.state === "sending" ? { ...entry, state: "failed", reason: "unavailable" } : entry,
      );
  } catch {
    return [];
  }
}

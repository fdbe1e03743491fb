import { type ErrorReason, errorReasons, type WireMessage, wireAttachmentSchema } from "@handrail/contracts";
import * as z from "zod/mini";

/** What a customer has sent and the log does not show yet. `sent`: taken by the server, on its way back. */
const pendingSchema = z.object({
  clientId: z.uuid(),
  body: z.string(),
  attachments: z._default(z.array(wireAttachmentSchema), []),
  at: z.coerce.date(),
  state: z.enum(["sending", "sent", "failed"]),
  reason: z.nullable(z.enum(errorReasons)),
});
export type Pending = z.infer<typeof pendingSchema>;

/** PURE. What no message of the log has taken the place of; the same list while nothing has changed. */
export function stillPending(
  pending: readonly Pending[],
  messages: readonly Pick<WireMessage, "clientId">[],
): readonly Pending[] {
  const arrived = new Set(messages.map((message) => message.clientId));
  const left = pending.filter(({ clientId }) => !arrived.has(clientId));
  return left.length === pending.length ? pending : left;
}

/** PURE. One entry changed, the others as they were. */
export function withPending(
  pending: readonly Pending[],
  clientId: string,
  change: { state: Pending["state"]; reason?: ErrorReason | null },
): readonly Pending[] {
  return pending.map((entry) => (entry.clientId === clientId ? { ...entry, ...change } : entry));
}

/** PURE. What was kept when the page closed; what the server had taken needs no second send. */
export function restorePending(stored: string | null): readonly Pending[] {
  if (!stored) return [];
  try {
    return z
      .array(pendingSchema)
      .parse(JSON.parse(stored))
      .filter((entry) => entry.state !== "sent");
  } catch {
    return [];
  }
}

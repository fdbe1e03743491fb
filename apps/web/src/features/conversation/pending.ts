import {
  type ErrorReason,
  errorReasons,
  isWireAttachment,
  type WireAttachment,
  type WireMessage,
} from "@handrail/contracts";

const states = ["sending", "sent", "failed"] as const;

/** What a customer has sent and the log does not show yet. `sent`: taken by the server, on its way back. */
export type Pending = {
  clientId: string;
  body: string;
  attachments: WireAttachment[];
  at: Date;
  state: (typeof states)[number];
  reason: ErrorReason | null;
};

/** One entry as it was kept; null where it is none. */
function readPending(kept: unknown): Pending | null {
  const entry: { [Key in keyof Pending]?: unknown } = Object(kept);
  const { clientId, body, attachments = [], reason: told } = entry;
  const at = new Date(typeof entry.at === "string" ? entry.at : Number.NaN);
  const state = states.find((each) => each === entry.state);
  const reason = told === null ? null : errorReasons.find((each) => each === told);
  const isKnown = typeof clientId === "string" && typeof body === "string" && !Number.isNaN(at.getTime());
  if (!isKnown || !state || reason === undefined) return null;
  if (!Array.isArray(attachments) || !attachments.every(isWireAttachment)) return null;
  return { clientId, body, attachments, at, state, reason };
}

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
    const kept: unknown = JSON.parse(stored);
    return (Array.isArray(kept) ? kept : [])
      .map(readPending)
      .filter((entry): entry is Pending => entry !== null && entry.state !== "sent");
  } catch {
    return [];
  }
}

import { errorReasons, isWireAttachment, type WireAttachment, type WireMessage } from "@handrail/contracts";
import { outboxStates, type Posted } from "@handrail/sync";

/** What a customer has sent and the log does not show yet. */
export type Pending = Posted & { body: string; attachments: WireAttachment[] };

/** PURE. One message as it was kept when the page closed; null where it is none. Read by hand: the modal has no schemas. */
export function restorePending(kept: unknown): Pending | null {
  const entry: { [Key in keyof Pending]?: unknown } = Object(kept);
  const { clientId, body, attachments = [], reason: told } = entry;
  const at = new Date(typeof entry.at === "string" ? entry.at : Number.NaN);
  const state = outboxStates.find((each) => each === entry.state);
  const reason = told === null ? null : errorReasons.find((each) => each === told);
  const isKnown = typeof clientId === "string" && typeof body === "string" && !Number.isNaN(at.getTime());
  if (!isKnown || !state || reason === undefined) return null;
  if (!Array.isArray(attachments) || !attachments.every(isWireAttachment)) return null;
  return { clientId, body, attachments, at, state, reason };
}

/** PURE. Whether the log shows what was sent under this key. */
export function isInLog({ clientId }: Pending, messages: readonly Pick<WireMessage, "clientId">[]): boolean {
  return messages.some((message) => message.clientId === clientId);
}

import type { ErrorReason, SenderKind } from "@handrail/contracts";

/** PURE. What becomes of a ticket and of its messages when some of them leave it. */

type Sent = { id: string; seq: number; isInternal: boolean; senderKind: SenderKind; createdAt: Date };
type Times = { firstResponseAt: Date | null; lastResponseAt: Date | null; resolvedAt: Date | null };

const isPublic = ({ isInternal }: Sent) => !isInternal;
const isResponse = (message: Sent) =>
  isPublic(message) && (message.senderKind === "agent" || message.senderKind === "ai");
const responseTimes = (messages: readonly Sent[]) =>
  messages
    .filter(isResponse)
    .map(({ createdAt }) => createdAt)
    .sort((one, two) => one.getTime() - two.getTime());

/** Which messages go and which stay: the customer must still find something on both sides. */
export function divide<T extends Sent>(
  messages: readonly T[],
  chosen: readonly string[],
): { ok: true; moved: T[]; stay: T[] } | { ok: false; reason: ErrorReason } {
  const ids = new Set(chosen);
  const moved = messages.filter(({ id }) => ids.has(id));
  const stay = messages.filter(({ id }) => !ids.has(id));
  if (moved.length !== ids.size) return { ok: false, reason: "not_found" };
  if (!stay.some(isPublic)) return { ok: false, reason: "nothing_stays" };
  if (!moved.some(isPublic)) return { ok: false, reason: "nothing_moves" };
  return { ok: true, moved, stay };
}

/** When a ticket was first and last answered, once the answers among `moved` are no longer its own. */
export function timesWithout(before: Times, moved: readonly Sent[], stay: readonly Sent[]) {
  const [gone, left] = [responseTimes(moved), responseTimes(stay)];
  const [first, last] = [gone.at(0), gone.at(-1)];
  const [leftFirst, leftLast] = [left.at(0) ?? null, left.at(-1) ?? null];
  const losesFirst = first && (!leftFirst || first < leftFirst);
  const losesLast = last && (!leftLast || last > leftLast);
  return {
    firstResponseAt: losesFirst ? (leftFirst ?? before.resolvedAt) : before.firstResponseAt,
    lastResponseAt: losesLast ? leftLast : before.lastResponseAt,
  };
}

/** When the messages of a ticket answered it first and last. */
export function timesOf(messages: readonly Sent[]) {
  const times = responseTimes(messages);
  return { firstResponseAt: times.at(0) ?? null, lastResponseAt: times.at(-1) ?? null };
}

const earlier = (one: Date | null, two: Date | null) => (one && two ? (one < two ? one : two) : (one ?? two));
const later = (one: Date | null, two: Date | null) => (one && two ? (one > two ? one : two) : (one ?? two));

/** What a ticket was before, with what was answered since. */
export function timesAgain(before: Omit<Times, "resolvedAt">, since: Omit<Times, "resolvedAt">) {
  return {
    firstResponseAt: earlier(before.firstResponseAt, since.firstResponseAt),
    lastResponseAt: later(before.lastResponseAt, since.lastResponseAt),
  };
}

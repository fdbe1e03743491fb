/** A job that will never succeed: it fails at once and stays to be looked at. Thrown by handlers. */
export class GiveUp extends Error {
  override name = "GiveUp";
}

/** A job that may succeed at a known later time: tried again then, without counting as a failure. Thrown by handlers. */
export class RetryLater extends Error {
  override name = "RetryLater";
  readonly seconds: number;

  constructor(seconds: number, reason: string) {
    super(reason);
    this.seconds = seconds;
  }
}

/** What becomes of a job whose handler threw. */
export type Outcome =
  | { kind: "retry"; reason: string }
  | { kind: "retry_later"; reason: string; seconds: number }
  | { kind: "give_up"; reason: string };

const hopeless = new Set(["NOT_FOUND", "FORBIDDEN", "INVALID", "PRECONDITION", "CONFLICT"]);

const textOf = (value: unknown, name: string) => {
  const property: unknown = value instanceof Error ? Reflect.get(value, name) : undefined;
  return typeof property === "string" ? property : "";
};

/**
 * PURE. Refusals of the domain do not go away by asking again; everything else (network, database, model) may.
 * LIMIT_REACHED says itself when to come back.
 */
export function outcomeOf(error: unknown): Outcome {
  const reason = error instanceof Error ? error.message : String(error);
  if (error instanceof RetryLater) return { kind: "retry_later", reason, seconds: error.seconds };
  if (error instanceof GiveUp) return { kind: "give_up", reason };
  if (textOf(error, "name") === "DomainError" && hopeless.has(textOf(error, "code"))) {
    return { kind: "give_up", reason };
  }
  return { kind: "retry", reason };
}

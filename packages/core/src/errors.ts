import type { ErrorCode, ErrorReason } from "@handrail/contracts";

type Options = {
  /** Field of the input → what is wrong with it. */
  fields?: Record<string, string[]>;
  retryAfterSeconds?: number;
  cause?: unknown;
};

/** The only error that the domain throws on purpose. `reason` is what the interface has a sentence for. */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly reason: ErrorReason;
  readonly fields: Record<string, string[]> | undefined;
  readonly retryAfterSeconds: number | undefined;

  /** By name: the web server and its bundles each hold a copy of this class. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === "object" && value !== null && "name" in value && value.name === "DomainError";
  }

  constructor(code: ErrorCode, reason: ErrorReason, options: Options = {}) {
    super(`${code}: ${reason}`, { cause: options.cause });
    this.name = "DomainError";
    this.code = code;
    this.reason = reason;
    this.fields = options.fields;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

/** A row that does not exist, or not for this actor: the two are never told apart. */
export const notFound = () => new DomainError("NOT_FOUND", "not_found");
/** A second id of an input that does not exist for the actor: NOT_FOUND that names the field. */
export const notFoundField = (field: string) =>
  new DomainError("NOT_FOUND", "not_found", { fields: { [field]: ["not found"] } });
export const forbidden = (reason: ErrorReason = "forbidden") => new DomainError("FORBIDDEN", reason);
export const unauthenticated = () => new DomainError("UNAUTHENTICATED", "unauthenticated");
export const conflict = (reason: ErrorReason) => new DomainError("CONFLICT", reason);
export const precondition = (reason: ErrorReason) => new DomainError("PRECONDITION", reason);
export const unavailable = (cause?: unknown) => new DomainError("UNAVAILABLE", "unavailable", { cause });
export const invalid = (fields: Record<string, string[]>, reason: ErrorReason = "invalid_input") =>
  new DomainError("INVALID", reason, { fields });
export const limitReached = (retryAfterSeconds: number) =>
  new DomainError("LIMIT_REACHED", "too_many_requests", { retryAfterSeconds });

/** The row, or NOT_FOUND where there is none. */
export function found<T>(row: T | null | undefined): T {
  if (row === null || row === undefined) throw notFound();
  return row;
}

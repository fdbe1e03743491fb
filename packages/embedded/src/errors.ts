/** The embedded PostgreSQL cannot run here; the message says why and what to do. */
export class EmbeddedPostgresError extends Error {
  override name = "EmbeddedPostgresError";
}

/** Code of a system or PostgreSQL error (`ENOENT`, `57P03`, …), `""` when it has none. */
export function errorCode(error: unknown) {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}

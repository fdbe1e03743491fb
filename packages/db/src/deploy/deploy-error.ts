/** A database cannot be prepared; the message names the setting and says what is needed. */
export class DeployError extends Error {
  override name = "DeployError";
}

/** Code of a PostgreSQL or system error (`42501`, `ECONNREFUSED`, …), `""` when it has none. */
export function errorCode(error: unknown) {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}

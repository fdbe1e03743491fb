/** What a tool said, as the port for calls hands it on. */
export const answered = (json: unknown) =>
  ({ kind: "answered", status: 200, body: JSON.stringify(json), json, attempts: 1, latencyMs: 3 }) as const;

/** A tool that refuses or fails. */
export const callFailed = (status: number, body = "{}") =>
  ({ kind: "failed", reason: "status", status, body, attempts: 1, latencyMs: 3 }) as const;

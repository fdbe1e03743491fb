import type { LogPort } from "../ports.ts";

export type LogLevel = "info" | "error" | "silent";

const secretName = /pass|secret|token|authorization|cookie|api_?key|connectionstring/i;

function printable(name: string, value: unknown): unknown {
  if (secretName.test(name)) return "[not logged]";
  if (value instanceof Error) return value.stack ?? value.message;
  return value;
}

/**
 * One JSON object a line, on standard output, errors on standard error. Values under names that sound like a secret
 * are left out.
 */
export function createLog(
  level: LogLevel,
  write: (line: string, isError: boolean) => void = (line, isError) =>
    (isError ? process.stderr : process.stdout).write(`${line}\n`),
): LogPort {
  const entry = (kind: "info" | "error", message: string, data: Record<string, unknown> = {}) =>
    JSON.stringify({ time: new Date().toISOString(), level: kind, message, ...data }, printable);
  return {
    info: (message, data) => {
      if (level === "info") write(entry("info", message, data), false);
    },
    error: (message, data) => {
      if (level !== "silent") write(entry("error", message, data), true);
    },
  };
}

import { existsSync } from "node:fs";
import path from "node:path";
import { parseServerEnv, type ServerEnv, SettingsError } from "@handrail/env";
import { root, StartError } from "./root.ts";

/** Reads `.env` at the root and the environment, which wins. Throws StartError naming what is wrong. */
export function readSettings(overrides: Record<string, string> = {}): ServerEnv {
  const file = path.join(root, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
  try {
    return parseServerEnv({ ...process.env, ...overrides }, root);
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    const where = existsSync(file) ? `the environment or ${file}` : "the environment";
    throw new StartError(
      `These settings in ${where} cannot be used:\n${error.message.replaceAll(/^/gm, "  ")}\nThe file .env.example explains each of them.`,
    );
  }
}

import { randomBytes } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { StartError } from "./root.ts";

type State = Record<string, string>;

/** Reads a small JSON file of the data folder; empty when there is none. Throws StartError when it is broken. */
export async function readState(dataDir: string, name: string): Promise<State> {
  const file = path.join(dataDir, name);
  const content = await readFile(file, "utf8").catch(() => "{}");
  try {
    const parsed: unknown = JSON.parse(content);
    if (typeof parsed !== "object" || parsed === null) throw new SyntaxError("not an object");
    return Object.fromEntries(Object.entries(parsed).map(([key, value]) => [key, String(value)]));
  } catch {
    throw new StartError(`${file} is broken: restore it from a backup, or remove it to have a new one made.`);
  }
}

/** Writes it whole or not at all, for the owner's eyes only. */
export async function writeState(dataDir: string, name: string, state: State) {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const file = path.join(dataDir, name);
  await writeFile(`${file}.new`, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
}

export type Secrets = { auth: string; pusherAppId: string; pusherKey: string; pusherSecret: string };

/** The secrets of this data folder: made at the first start, the same ever after. */
export async function readSecrets(dataDir: string): Promise<Secrets> {
  const known = await readState(dataDir, "secrets.json");
  const secrets = {
    auth: known.auth ?? randomBytes(32).toString("base64url"),
    pusherAppId: known.pusherAppId ?? String(100_000 + (randomBytes(4).readUInt32BE() % 900_000)),
    pusherKey: known.pusherKey ?? randomBytes(10).toString("hex"),
    pusherSecret: known.pusherSecret ?? randomBytes(20).toString("hex"),
  };
  if (Object.entries(secrets).some(([name, value]) => known[name] !== value)) {
    await writeState(dataDir, "secrets.json", { ...known, ...secrets });
  }
  return secrets;
}

import { link, readFile, rename, rm, writeFile } from "node:fs/promises";
import { EmbeddedPostgresError, errorCode } from "./errors.ts";
import { isAlive, startedAt } from "./processes.ts";

/** Process that a lock file names, when it still runs; `undefined` for no lock or one left behind. */
export async function lockHolder(file: string) {
  const content = await readFile(file, "utf8").catch(() => "");
  const [pid, started] = content.split("\n");
  if (!pid || !isAlive(Number(pid)) || (await startedAt(Number(pid))) !== started) return undefined;
  return Number(pid);
}

async function claim(file: string, content: string) {
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, content, { mode: 0o600 });
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if (errorCode(error) === "EEXIST") return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/** Moves a left-behind lock aside; gives it back when it turns out that another process has just renewed it. */
async function clearStale(file: string) {
  const aside = `${file}.stale.${process.pid}`;
  const seen = await readFile(file, "utf8").catch(() => "");
  await rename(file, aside).catch(() => {});
  if ((await readFile(aside, "utf8").catch(() => seen)) !== seen) await link(aside, file).catch(() => {});
  await rm(aside, { force: true });
}

/**
 * Makes this process the only user of a data folder and returns the release.
 * @throws EmbeddedPostgresError when a running process, this one included, holds it.
 */
export async function lockFolder(folder: string, file: string): Promise<() => Promise<void>> {
  const content = `${process.pid}\n${await startedAt(process.pid)}\n`;
  for (let attempt = 0; attempt < 3; attempt++) {
    if (await claim(file, content)) return () => rm(file, { force: true });
    if ((await lockHolder(file)) === undefined) await clearStale(file);
  }
  throw new EmbeddedPostgresError(
    `The data folder ${folder} is in use by process ${(await lockHolder(file)) ?? "of another start"}. ` +
      "Stop that one first, or choose another folder with DATA_DIR.",
  );
}

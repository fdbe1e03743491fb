import { spawnSync } from "node:child_process";
import { chown, stat } from "node:fs/promises";
import { EmbeddedPostgresError } from "./errors.ts";

/** How to start a PostgreSQL program so that it does not see itself as root, which it refuses. */
export type RunAs = { prefix: string[]; uid?: number; gid?: number };

const nobody = 65534;
const userNamespace = ["unshare", "--user", `--map-user=${nobody}`, `--map-group=${nobody}`];

function works(runAs: RunAs, program: string) {
  const [command = program, ...args] = [...runAs.prefix, program, "--version"];
  const { uid, gid } = runAs;
  return spawnSync(command, args, { stdio: "ignore", uid, gid, cwd: "/" }).status === 0;
}

/**
 * Chooses how to run PostgreSQL on a folder. Root gets a user namespace, in which files of root belong to
 * an ordinary user; where namespaces are refused, or the folder belongs to somebody else, that user runs it.
 */
export async function chooseRunAs(folder: string, program: string): Promise<RunAs> {
  if (process.getuid?.() !== 0) return { prefix: [] };
  const owner = await stat(folder);
  const namespace = { prefix: userNamespace };
  if (owner.uid === 0 && works(namespace, program)) return namespace;
  const uid = owner.uid === 0 ? nobody : owner.uid;
  const gid = owner.uid === 0 ? nobody : owner.gid;
  const user = { prefix: [], uid, gid };
  if (works(user, program)) return user;
  throw new EmbeddedPostgresError(
    `PostgreSQL does not run as root, user namespaces are not allowed here, and user ${uid} cannot run ${program}. ` +
      "Start as an ordinary user, or allow unprivileged user namespaces, or set DATABASE_URL to a PostgreSQL server.",
  );
}

/** Gives a file or folder to the user that runs PostgreSQL, where that is not this process's own. */
export async function handOver(file: string, runAs: RunAs) {
  if (runAs.uid !== undefined && runAs.gid !== undefined) await chown(file, runAs.uid, runAs.gid);
}

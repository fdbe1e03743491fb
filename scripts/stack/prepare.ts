import { fork } from "node:child_process";
import path from "node:path";
import type { ServerEnv } from "@handrail/env";
import type { DatabaseUrls, DemoState } from "./database.ts";
import { root, StartError } from "./root.ts";
import type { Secrets } from "./state.ts";

export type Preparation = {
  env: ServerEnv;
  ownerUrl: string;
  secrets: Secrets;
  demoHost: { origin: string; secret: string } | null;
};
export type Prepared = { urls: DatabaseUrls; demo: DemoState };
export type Report =
  | { kind: "line"; line: string }
  | { kind: "prepared"; prepared: Prepared }
  | { kind: "failed"; message: string };

const script = path.join(import.meta.dirname, "prepare-database.ts");

/**
 * Migrates and seeds in a process of its own: what that takes in memory is given back, while the start lives on.
 * Throws StartError.
 */
export function prepare(preparation: Preparation, log: (line: string) => void, signal?: AbortSignal) {
  const child = fork(script, {
    cwd: root,
    serialization: "advanced",
    stdio: ["ignore", "inherit", "pipe", "ipc"],
    signal,
  });
  let said = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    said += chunk;
  });
  return new Promise<Prepared>((resolve, reject) => {
    child.on("message", (report: Report) => {
      if (report.kind === "line") log(report.line);
      if (report.kind === "prepared") resolve(report.prepared);
      if (report.kind === "failed") reject(new StartError(report.message));
    });
    child.once("error", reject);
    child.once("close", (code) =>
      reject(new StartError(`The database could not be prepared (code ${code}).\n${said}`)),
    );
    child.send(preparation);
  });
}

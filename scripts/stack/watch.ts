import { type FSWatcher, watch } from "node:fs";
import path from "node:path";
import type { Child } from "./child.ts";
import { type ProcessName, processNames } from "./processes.ts";
import { root } from "./root.ts";

const shared = ["packages/contracts/src", "packages/core/src", "packages/db/src", "packages/env/src"];
/** Pages and components reload by themselves; these folders are loaded once by the process itself. */
const folders: Record<ProcessName, string[]> = {
  realtime: ["apps/realtime/src"],
  worker: ["apps/worker/src", ...shared],
  web: ["packages/api/src", "apps/web/src/server", ...shared],
};

const isSource = (file: string | null) =>
  file !== null && /\.(ts|sql)$/.test(file) && !file.includes(".test.");

/** Tells which process has to be started again when its sources change. Returns the end of the watch. */
export function watchSources(
  processes: Partial<Record<ProcessName, Child>>,
  onChange: (name: ProcessName, child: Child) => void,
): () => void {
  const watchers: FSWatcher[] = [];
  for (const name of processNames) {
    const child = processes[name];
    if (!child) continue;
    let timer: NodeJS.Timeout | undefined;
    for (const folder of folders[name]) {
      const watcher = watch(path.join(root, folder), { recursive: true }, (_event, file) => {
        if (!isSource(file)) return;
        clearTimeout(timer);
        timer = setTimeout(() => onChange(name, child), 200);
      });
      watchers.push(watcher);
    }
  }
  return () => {
    for (const watcher of watchers) watcher.close();
  };
}

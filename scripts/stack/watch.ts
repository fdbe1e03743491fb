import { type FSWatcher, watch } from "node:fs";
import path from "node:path";
import type { Child } from "./child.ts";
import { type ProcessName, processNames } from "./processes.ts";
import { root } from "./root.ts";

/** How a process gets to its changed sources: anew, or by reading them again. */
type How = "restart" | "reload";

const worker = [/^apps\/worker\/src\//, /^packages\/(contracts|core|db|env)\/src\//];
/** What the web server reads once, at its start. Next reloads the pages by itself. */
const opened = [
  /^apps\/web\/server\.ts$/,
  /^apps\/web\/src\/server\/(client-ip|life|ports|realtime-proxy|reload|runtime|security-headers)\.ts$/,
  /^packages\/core\/src\/adapters\//,
  /^packages\/(db|env)\/src\//,
];
const answering = /^(packages\/(api|contracts|core)\/src|apps\/web\/src\/server)\//;
const folders = [
  "apps/realtime/src",
  "apps/demo-host/src",
  "apps/worker/src",
  "apps/web/src/server",
  "apps/web",
];
const packages = ["api", "contracts", "core", "db", "env"].map((name) => `packages/${name}/src`);
const settleMs = 200;

/** What a change of a file, named from the root, asks of a process. */
export function whatToDo(name: ProcessName, file: string): How | undefined {
  if (!/\.(ts|sql)$/.test(file) || file.includes(".test.")) return undefined;
  if (name === "realtime") return file.startsWith("apps/realtime/src/") ? "restart" : undefined;
  if (name === "demo") return file.startsWith("apps/demo-host/src/") ? "restart" : undefined;
  if (name === "worker") return worker.some((part) => part.test(file)) ? "restart" : undefined;
  if (opened.some((part) => part.test(file))) return "restart";
  return answering.test(file) ? "reload" : undefined;
}

/** Tells which process has to take changed sources in, and how. Returns the end of the watch. */
export function watchSources(
  processes: Partial<Record<ProcessName, Child>>,
  onChange: (name: ProcessName, child: Child, how: How) => void,
): () => void {
  const watchers: FSWatcher[] = [];
  const waiting = new Map<ProcessName, { how: How; timer: NodeJS.Timeout }>();

  function plan(name: ProcessName, child: Child, how: How) {
    const before = waiting.get(name);
    clearTimeout(before?.timer);
    const most = before?.how === "restart" ? "restart" : how;
    const act = () => {
      waiting.delete(name);
      onChange(name, child, most);
    };
    waiting.set(name, { how: most, timer: setTimeout(act, settleMs) });
  }

  function changed(file: string) {
    for (const name of processNames) {
      const child = processes[name];
      const how = child && whatToDo(name, file);
      if (how) plan(name, child, how);
    }
  }

  for (const folder of [...folders, ...packages]) {
    const watcher = watch(path.join(root, folder), { recursive: folder.endsWith("src") }, (_event, file) => {
      if (file !== null) changed(path.posix.join(folder, file.replaceAll(path.sep, "/")));
    });
    watchers.push(watcher);
  }
  return () => {
    for (const watcher of watchers) watcher.close();
    for (const { timer } of waiting.values()) clearTimeout(timer);
  };
}

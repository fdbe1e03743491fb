import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { chromium } from "@playwright/test";
import { root, StartError } from "../stack/root.ts";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const places = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** A program of that name may be an empty shell (Ubuntu's points to a store): only one that answers counts. */
function answers(file: string) {
  if (!existsSync(file)) return false;
  if (process.platform === "win32") return true;
  return spawnSync(file, ["--version"], { stdio: "ignore", timeout: 20_000 }).status === 0;
}

const onPath = (name: string) =>
  (process.env.PATH ?? "").split(path.delimiter).map((folder) => path.join(folder, name));

/** A Chromium that is there: CHROMIUM_PATH, the system's, Playwright's own. Throws when CHROMIUM_PATH is wrong. */
export function findChromium(): string | undefined {
  const { CHROMIUM_PATH } = process.env;
  if (CHROMIUM_PATH) {
    if (answers(CHROMIUM_PATH)) return CHROMIUM_PATH;
    throw new StartError(`CHROMIUM_PATH: there is no browser at ${CHROMIUM_PATH}.`);
  }
  return [...names.flatMap(onPath), ...places, chromium.executablePath()].find(answers);
}

function install(): string {
  const options = { cwd: root, encoding: "utf8", timeout: 600_000 } as const;
  const said: string[] = [];
  const attempt = (command: string, ...args: string[]) => {
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    const { status, stdout, stderr, error } = spawnSync(command, args, { ...options, env });
    if (status !== 0)
      said.push(`${command} ${args.join(" ")}: ${(error?.message ?? stderr ?? stdout).trim().slice(-500)}`);
    return status === 0;
  };
  const isDebian = existsSync("/etc/debian_version") && process.getuid?.() === 0;
  if (isDebian) {
    const wanted = ["install", "-y", "--no-install-recommends", "chromium"];
    if (!attempt("apt-get", ...wanted)) attempt("apt-get", "update") && attempt("apt-get", ...wanted);
  }
  if (!findChromium()) attempt(path.join(root, "node_modules/.bin/playwright"), "install", "chromium");
  return said.join("\n");
}

/** A Chromium, installed when there is none. Throws StartError saying what was tried. */
export function requireChromium(): string {
  const found = findChromium();
  if (found) return found;
  console.log("  no Chromium here, installing one");
  const said = install();
  const installed = findChromium();
  if (installed) return installed;
  throw new StartError(
    `The browser tests need a Chromium and none could be installed.\n${said}\n` +
      "Install Chromium or Google Chrome, or set CHROMIUM_PATH to one.",
  );
}

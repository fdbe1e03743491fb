import { readFileSync } from "node:fs";
import pc from "picocolors";
import { watchCallers } from "./stack/callers.ts";
import { StartError } from "./stack/root.ts";
import { readSettings } from "./stack/settings.ts";
import { startStack } from "./stack/start-stack.ts";
import { welcome } from "./stack/welcome.ts";

const begun = performance.now();
const interrupted = new AbortController();
const log = (line: string) =>
  console.log(line.startsWith("[") || line.startsWith(" ") ? line : `${pc.cyan("•")} ${line}`);

function fail(error: unknown): never {
  if (error instanceof StartError) console.error(`\n${pc.red("Handrail cannot run.")} ${error.message}\n`);
  else console.error(error);
  process.exit(1);
}

/** `nohup` has the closing of the terminal ignored; so do we, then. */
function isIgnored(signalNumber: number) {
  try {
    const mask = /^SigIgn:\s*([0-9a-f]+)/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1] ?? "0";
    return ((BigInt(`0x${mask}`) >> BigInt(signalNumber - 1)) & 1n) === 1n;
  } catch {
    return false;
  }
}

const signals: NodeJS.Signals[] = isIgnored(1) ? ["SIGINT", "SIGTERM"] : ["SIGINT", "SIGTERM", "SIGHUP"];
const asked = new Promise<void>((resolve) => {
  const stop = () => {
    if (!interrupted.signal.aborted) log("Stopping");
    interrupted.abort();
    resolve();
  };
  for (const signal of signals) process.on(signal, stop);
  watchCallers(stop);
});

const argument = process.argv.slice(2).find((value) => value !== "--dev");
if (argument)
  fail(new StartError(`Unknown argument ${argument}. Settings are environment variables: see .env.example.`));
const mode = process.argv.includes("--dev") ? "development" : "production";

try {
  const env = readSettings();
  const stack = await startStack({ env, mode, log, onFailure: fail, signal: interrupted.signal });
  console.log(welcome(env, stack.demo, (performance.now() - begun) / 1000));
  await asked;
  await stack.stop();
  log("Stopped");
  process.exit(0);
} catch (error) {
  if (interrupted.signal.aborted) {
    log("Stopped");
    process.exit(0);
  }
  fail(error);
}

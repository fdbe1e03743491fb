import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { privatePort } from "../scripts/stack/ports.ts";
import { readSettings } from "../scripts/stack/settings.ts";
import { type Stack, startStack } from "../scripts/stack/start-stack.ts";

/** The whole product on a data folder of its own, with the demo; `stop` removes everything. */
export async function startBenchStack(
  settings: Record<string, string> = {},
): Promise<Stack & { dataDir: string; port: number; poolSize: number }> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "handrail-bench-"));
  const port = await privatePort(dataDir, "web");
  const env = readSettings({
    DATA_DIR: dataDir,
    PORT: String(port),
    HOST: "127.0.0.1",
    DEMO: "true",
    LOG_LEVEL: "error",
    ...settings,
  });
  const stack = await startStack({
    env,
    mode: "production",
    log: (line) => process.stderr.write(`${line}\n`),
    onFailure: (error) => {
      process.stderr.write(`${error.message}\n`);
      process.exit(1);
    },
  });
  const stop = async () => {
    await stack.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { ...stack, stop, dataDir, port, poolSize: env.settings.DATABASE_POOL_SIZE };
}

import pg from "pg";
import type { Stack } from "../scripts/stack/start-stack.ts";
import type { FlakyNetwork } from "./flaky-network.ts";

export type Breakdown = { name: string; happen(): Promise<void> };

/** Kills a process of the database server: the server ends all the others and recovers from its log. */
async function crashDatabase(databaseUrl: string) {
  const client = new pg.Client(databaseUrl);
  client.on("error", () => undefined);
  await client.connect();
  const { rows } = await client.query("SELECT pg_backend_pid() AS pid");
  process.kill(Number(rows[0].pid), "SIGKILL");
  await client.end().catch(() => undefined);
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** What goes wrong with the product and the way to it, each undone by itself after a while. */
export function breakdowns(
  { processes }: Pick<Stack, "processes">,
  network: FlakyNetwork,
  databaseUrl: string,
): Breakdown[] {
  const restart = (name: "web" | "worker" | "realtime", downMs: number) => ({
    name: `${name} restarted`,
    async happen() {
      await processes[name]?.kill();
      await pause(downMs);
      await processes[name]?.restart();
    },
  });
  return [
    restart("realtime", 3_000),
    restart("web", 500),
    restart("worker", 500),
    { name: "database crashed", happen: () => crashDatabase(databaseUrl) },
    {
      name: "network slow",
      async happen() {
        network.slow(400);
        await pause(6_000);
        network.slow(0);
      },
    },
  ];
}

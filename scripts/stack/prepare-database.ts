// A process of its own, started by `prepare`: makes the database ready, reports, ends.
import { ensureDemo, ensureIndex, prepareDatabase } from "./database.ts";
import type { Preparation, Report } from "./prepare.ts";
import { StartError } from "./root.ts";

const report = (message: Report) => process.send?.(message);
const say = (line: string) => report({ kind: "line", line });

async function work({ env, ownerUrl, secrets, demoHost }: Preparation) {
  const { applied, ...urls } = await prepareDatabase(env, ownerUrl, secrets);
  for (const name of applied) say(`applied ${name}`);
  await ensureIndex(urls, say);
  report({
    kind: "prepared",
    prepared: { urls, demo: await ensureDemo(env, urls, { log: say, secrets, demoHost }) },
  });
}

process.once("message", (preparation: Preparation) => {
  work(preparation)
    .catch((error: unknown) => {
      const isPlain = error instanceof StartError;
      report({
        kind: "failed",
        message: isPlain ? error.message : String(error instanceof Error ? error.stack : error),
      });
    })
    .finally(() => process.disconnect?.());
});

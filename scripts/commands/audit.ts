import { parseArgs } from "node:util";
import type { Ports, ServiceContext } from "@handrail/core";
import pc from "picocolors";
import { StartError } from "../stack/root.ts";
import { withWorkerPorts } from "./worker-ports.ts";

const usage = `Usage: pnpm audit:verify [--org SLUG] [--accept]
  --org     one organisation; without it, all of them
  --accept  takes the newest seal that is there for the newest there was: after files were moved or a backup restored`;

function readArguments(args: string[]) {
  const options = { org: { type: "string" }, accept: { type: "boolean", default: false } } as const;
  try {
    return parseArgs({ args: args.filter((value) => value !== "--"), options }).values;
  } catch (error) {
    throw new StartError(`${error instanceof Error ? error.message : error}\n${usage}`);
  }
}

const sentences = {
  event_changed: "an event was changed",
  event_missing: "an event was removed",
  event_slipped_in: "an event was slipped in later",
  seal_changed: "a seal was replaced",
  seal_missing: "a seal is missing",
  other_key: "a seal was made with another AUTH_SECRET",
  seals_cut: "the newest seals were cut off",
  anchor_missing: "the copy of the newest seal is missing from the files",
  anchor_changed: "the copy of the newest seal among the files is not ours",
} as const;

async function contextsOf(ports: Ports, slug: string | undefined): Promise<ServiceContext[]> {
  const { jobContext } = await import("@handrail/core/jobs/index");
  const organizations = await ports.db.withNobody((tx) =>
    tx.organization.findMany({ where: slug ? { slug } : {}, select: { id: true }, orderBy: { slug: "asc" } }),
  );
  if (slug && organizations.length === 0) throw new StartError(`There is no organisation "${slug}".`);
  return Promise.all(organizations.map(({ id }) => jobContext(ports, id, "audit.seal")));
}

/** `audit-verify`: checks the seals over the history of every organisation; ends with 1 where something is not as it was. */
export function verifyHistory(args: string[]) {
  const { org, accept } = readArguments(args);
  return withWorkerPorts(async (ports) => {
    const { renewAnchor, verifyAllSeals } = await import("@handrail/core/audit/index");
    let broken = 0;
    for (const ctx of await contextsOf(ports, org)) {
      if (accept) await renewAnchor(ctx);
      const { seals, events, problem } = await verifyAllSeals(ctx);
      if (!problem) {
        console.log(`${pc.green("intact")}  ${ctx.org.slug}: ${seals} seals over ${events} events`);
        continue;
      }
      broken += 1;
      const where = problem.seq === null ? "" : `, first in seal ${problem.seq}`;
      console.log(`${pc.red("broken")}  ${ctx.org.slug}: ${sentences[problem.kind]}${where}`);
      for (const id of problem.eventIds) console.log(`          event ${id}`);
    }
    return broken === 0 ? 0 : 1;
  });
}

import pc from "picocolors";
import { type Outcome, sum, summaryLine } from "./checks/outcome.ts";
import { testInBrowser, testUnits } from "./checks/tests.ts";
import { verify } from "./checks/verify.ts";
import { verifyHistory } from "./commands/audit.ts";
import { migrateDatabase, resetTheDatabase, seedDatabase } from "./commands/database.ts";
import { exportKnowledgeBase, importKnowledgeBase } from "./commands/knowledge-base.ts";
import { measure } from "./commands/measure.ts";
import { createOrganizationByHand } from "./commands/organization.ts";
import { StartError } from "./stack/root.ts";

const stages: Record<string, (filters: string[]) => Promise<Outcome>> = {
  verify: () => verify(),
  unit: testUnits,
  browser: testInBrowser,
};

/** Runs stages one after the other, also after a failure, and ends with the one line that counts all of them. */
async function runStages(names: string[], filters: string[] = []) {
  const outcomes: Outcome[] = [];
  for (const name of names) {
    console.log(`\n${pc.bold(name)}`);
    const outcome = await stages[name]?.(filters).catch((error: unknown) => {
      console.error(error instanceof StartError ? error.message : error);
      return { passed: 0, failed: 1, skipped: 0 };
    });
    if (outcome) outcomes.push(outcome);
  }
  const total = sum(outcomes);
  console.log(`\n${summaryLine(total)}`);
  return total.failed === 0 ? 0 : 1;
}

/** `test` runs everything, `test unit tickets` the unit tests whose file name contains "tickets". */
function runTests([stage, ...filters]: string[]) {
  if (stage === undefined) return runStages(Object.keys(stages));
  if (stage in stages) return runStages([stage], filters);
  throw new StartError(`There is no "test ${stage}". There is: ${Object.keys(stages).join(", ")}.`);
}

const commands: Record<string, (args: string[]) => Promise<number>> = {
  verify: () => runStages(["verify"]),
  test: runTests,
  bench: measure("bench"),
  eval: measure("eval"),
  chaos: measure("chaos"),
  "db migrate": migrateDatabase,
  "db seed": seedDatabase,
  "db reset": resetTheDatabase,
  "audit-verify": verifyHistory,
  "org-create": createOrganizationByHand,
  "kb-import": importKnowledgeBase,
  "kb-export": exportKnowledgeBase,
};

const [first = "", second = "", ...rest] = process.argv.slice(2);
const pair = commands[`${first} ${second}`];
const single = commands[first];

try {
  if (pair) process.exitCode = await pair(rest);
  else if (single) process.exitCode = await single(process.argv.slice(3));
  else throw new StartError(`There is no command "${first}". There is: ${Object.keys(commands).join(", ")}.`);
} catch (error) {
  console.error(error instanceof StartError ? error.message : error);
  process.exitCode = 1;
}

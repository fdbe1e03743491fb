import { parseArgs } from "node:util";
import { StartError } from "../stack/root.ts";
import { withWorkerPorts } from "./worker-ports.ts";

const usage = `Usage: npx -y pnpm@12.21.0 org:create --name "Example Ltd" --slug example --admin you@example.com
  [--locale en|es] [--time-zone Europe/Madrid] [--tier beta|pro|premium]`;

const text = { type: "string" } as const;
const options = { name: text, slug: text, admin: text, locale: text, "time-zone": text, tier: text };

function readArguments(args: string[]) {
  try {
    const { values } = parseArgs({ args: args.filter((value) => value !== "--"), options });
    return { ...values, timeZone: values["time-zone"], adminEmail: values.admin };
  } catch (error) {
    throw new StartError(`${error instanceof Error ? error.message : error}\n${usage}`);
  }
}

const flagOf = (field: unknown) =>
  field === "adminEmail" ? "--admin" : field === "timeZone" ? "--time-zone" : `--${String(field)}`;

/** What is wrong with which argument, of an input that was refused; `undefined` for any other error. */
function refusal(error: unknown): StartError | undefined {
  const { issues = [], fields = {}, reason } = Object(error);
  const lines: string[] = issues.map(
    (issue: { path: unknown[]; message: string }) => `${flagOf(issue.path[0])}: ${issue.message}`,
  );
  for (const [field, problems] of Object.entries(fields)) lines.push(`${flagOf(field)}: ${String(problems)}`);
  if (reason === "slug_taken") lines.push("--slug: there is an organisation with this one");
  return lines.length > 0 ? new StartError(`${lines.join("\n")}\n${usage}`) : undefined;
}

/** `org-create`: makes an organisation and invites its first admin by mail. */
export function createOrganizationByHand(args: string[]) {
  const { "time-zone": _, admin: __, ...given } = readArguments(args);
  return withWorkerPorts(async (ports) => {
    const { createOrganization } = await import("@handrail/core/organization/index");
    const { createOrganizationInput } = await import("@handrail/contracts/inputs/members");
    try {
      const input = createOrganizationInput.parse(given);
      await createOrganization({ ports, now: () => new Date() }, input);
      console.log(
        `${input.name} is there. ${input.adminEmail} gets an invitation by mail as soon as Handrail runs.`,
      );
      return 0;
    } catch (error) {
      throw refusal(error) ?? error;
    }
  });
}

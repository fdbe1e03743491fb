import { proposeRuns } from "../playbooks/index.ts";
import { actOrg, addPlaybook, runsOf, sortedTicket } from "./act-org.ts";
import type { TestOrg } from "./test-org.ts";
import { answered } from "./tool-answers.ts";

export const playbookJob = (org: TestOrg) => org.as({ kind: "system", job: "playbook.run" });
export const propose = (org: TestOrg, ticketId: string) => proposeRuns(playbookJob(org), { ticketId });

/** A playbook that a person has to approve. */
export const refundPlaybook = (org: TestOrg) =>
  addPlaybook(org, {
    name: "Refund",
    kind: "token_refund",
    steps: [{ kind: "tool", tool: "token_refund", input: { order: { from: "words", entity: "order" } } }],
    risk: "high",
    needsApproval: true,
  });

/** A run that waits for a person's decision. */
export async function waitingRun(tier: "pro" | "premium" | "beta" = "pro") {
  const org = await actOrg({ tier });
  await refundPlaybook(org);
  const ticket = await sortedTicket(org);
  await propose(org, ticket.id);
  const [run] = await runsOf(org, ticket.id);
  if (!run) throw new Error("nothing was proposed");
  org.ports.answer = () => answered({ refund: "R-1" });
  return { org, ticket, run, agent: org.as(org.agent), other: org.as(org.otherAgent) };
}

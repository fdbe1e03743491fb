import { newId, withTransaction } from "@handrail/core";
import { openTestTicket } from "@handrail/core/testing/desk";
import type { TestOrg } from "@handrail/core/testing/test-org";

const contract = { type: "object", properties: {}, required: [], additionalProperties: false };
const none = { categoryIds: [], intents: [], types: [], sentiments: [], tiers: [] };

/** A tool, a playbook, a wish, and on a ticket one run that waits for a person and one that waits for its customer. */
export async function createActEntities(test: TestOrg, ticketId: string) {
  const toolId = newId();
  const playbookId = newId();
  const featureId = newId();
  const runId = newId();
  const guideRunId = newId();
  const goldenId = newId();
  const sorted = await openTestTicket(test.as(test.customer));
  return withTransaction(test.as(test.admin), async ({ tx, org: { id: orgId } }) => {
    await tx.tool.create({
      data: {
        orgId,
        id: toolId,
        key: `tool_${toolId.slice(-12)}`,
        name: `Tool ${toolId}`,
        description: "Looks something up.",
        url: "https://host.example/tool",
        secret: test.ports.vault.seal("whsec_AAAA", `tool ${orgId} ${toolId}`),
        input: contract,
        output: contract,
        permission: "tickets:write",
        risk: "low",
        needsApproval: false,
        needsCustomer: false,
        timeoutMs: 5_000,
      },
    });
    const steps = [{ kind: "feature" }];
    const kind = "feature_recommendation" as const;
    const playbook = { kind, steps, undo: [], risk: "low", needsApproval: false, trigger: none };
    await tx.playbook.create({
      data: { orgId, id: playbookId, name: `Playbook ${playbookId}`, ...playbook },
    });
    await tx.featureRequest.create({
      data: { orgId, id: featureId, title: `Wish ${featureId}`, description: "" },
    });
    const run = { orgId, ticketId, origin: "trigger", undo: [] };
    const guide = { kind: "guide", articleId: null, title: "Exports", steps: ["Press Rebuild."] };
    await tx.resolutionRun.createMany({
      data: [
        { ...run, id: runId, kind, name: "Count the wish", state: "proposed", steps },
        {
          ...run,
          id: guideRunId,
          kind: "guided_resolution",
          name: "Walk through",
          state: "waiting_customer",
          steps: [guide],
        },
      ],
    });
    await tx.goldenItem.create({
      data: {
        orgId,
        id: goldenId,
        ticketId,
        origin: "added",
        question: "Where is it?",
        category: "technical",
      },
    });
    const categoryId = test.categories.technical;
    await tx.ticket.updateMany({ where: { orgId, id: sorted.id }, data: { categoryId } });
    const sortedNumber = sorted.number;
    return { sortedNumber, toolId, playbookId, featureId, runId, guideRunId, goldenId };
  });
}

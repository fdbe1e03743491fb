import { randomUUID } from "node:crypto";
import type { Entities } from "./entities.ts";
import { branch, none, org, own, type Probe } from "./probe.ts";

const contract = { type: "object", properties: {}, required: [], additionalProperties: false };
const run = ({ runId }: Entities) => ({ runId, version: 1 });

/** Procedures of tools, playbooks and what came of them. */
export const actProbes: Record<string, Probe> = {
  "tools.calls": none(() => ({})),
  "tools.dropOldSecret": org(({ toolId }) => ({ id: toolId })),
  "tools.list": none(),
  "tools.rotateSecret": org(({ toolId }) => ({ id: toolId })),
  "tools.save": none(() => ({
    id: null,
    version: null,
    key: `tool_${randomUUID().slice(0, 8)}`,
    name: `Tool ${randomUUID()}`,
    description: "Looks something up.",
    url: "https://host.example/tool",
    input: contract,
    output: contract,
    permission: "tickets:write",
    risk: "low",
    needsApproval: false,
    needsCustomer: false,
    timeoutMs: 5_000,
  })),
  "tools.test": org(({ toolId }) => ({ id: toolId, input: {} })),

  "playbooks.answerGuide": own(({ guideRunId }) => ({ runId: guideRunId, worked: false })),
  "playbooks.approve": branch((at) => ({ ...run(at), input: {} })),
  "playbooks.decline": branch((at) => ({ ...run(at), reason: "Not needed" })),
  "playbooks.features": none(),
  "playbooks.guide": own(({ ticket }) => ({ ticketId: ticket.id })),
  "playbooks.linkFeature": branch(({ ticket, featureId }) => ({
    ticketId: ticket.id,
    featureId,
    title: null,
    isLinked: true,
  })),
  "playbooks.list": none(),
  "playbooks.moveGuide": own(({ guideRunId }) => ({ runId: guideRunId, position: 1 })),
  "playbooks.ownRuns": none(),
  "playbooks.retry": branch(run),
  "playbooks.runs": branch(({ ticket }) => ({ ticketId: ticket.id })),
  "playbooks.save": org(({ categoryId }) => ({
    id: null,
    version: null,
    name: `Playbook ${randomUUID()}`,
    kind: "feature_recommendation",
    trigger: { categoryIds: [categoryId] },
    steps: [{ kind: "feature" }],
    undo: [],
    risk: "low",
    needsApproval: false,
  })),
  "playbooks.saveFeature": org(({ featureId }) => ({
    id: featureId,
    version: 1,
    title: `Wish ${randomUUID()}`,
    description: "",
    status: "planned",
  })),
  "playbooks.start": branch(({ ticket, playbookId }) => ({ playbookId, ticketId: ticket.id })),
  "playbooks.undo": branch(run),
};

import type { PlaybookStep, ToolContract, TriageRecord } from "@handrail/contracts";
import type { savePlaybookInput, saveToolInput } from "@handrail/contracts/inputs/act";
import type { z } from "zod";
import { savePlaybook } from "../playbooks/index.ts";
import { runPlaybook } from "../playbooks/run.ts";
import { saveTool } from "../tools/index.ts";
import { openTestTicket } from "./desk.ts";
import { type TestOrg, testOrg } from "./test-org.ts";

const order: ToolContract = {
  type: "object",
  properties: { order: { type: "string", minLength: 3, maxLength: 20 } },
  required: ["order"],
  additionalProperties: false,
};

/** A tool that looks an order up, as an admin would connect it. */
export const orderLookup: z.input<typeof saveToolInput> = {
  id: null,
  version: null,
  key: "order_lookup",
  name: "Look an order up",
  description: "Tells the state of an order of the customer.",
  url: "https://host.example/tools/order",
  input: order,
  output: {
    type: "object",
    properties: { status: { type: "string" }, total: { type: "number" } },
    required: ["status"],
    additionalProperties: false,
  },
  permission: "tickets:write",
  risk: "low",
  needsApproval: false,
  needsCustomer: true,
  timeoutMs: 5_000,
};

/** A tool that gives money back: never without a person. */
export const tokenRefund: typeof orderLookup = {
  ...orderLookup,
  key: "token_refund",
  name: "Refund tokens",
  description: "Gives the tokens of an order back.",
  url: "https://host.example/tools/refund",
  output: {
    type: "object",
    properties: { refund: { type: "string" } },
    required: ["refund"],
    additionalProperties: false,
  },
  risk: "high",
  needsApproval: true,
};

export const lookUpStep: PlaybookStep = {
  kind: "tool",
  tool: "order_lookup",
  input: { order: { from: "words", entity: "order" } },
};

type Playbook = z.input<typeof savePlaybookInput>;

/** A playbook for questions about bills; `given` is what a test cares about. */
export const billing = (org: TestOrg, given: Partial<Playbook> = {}): Playbook => ({
  id: null,
  version: null,
  name: "Order state",
  kind: "auto_fix",
  trigger: { categoryIds: [org.categories.billing] },
  steps: [lookUpStep],
  undo: [],
  risk: "low",
  needsApproval: false,
  ...given,
});

const admin = (org: TestOrg) => org.as(org.admin);

/** An organisation with both tools connected. */
export async function actOrg(options: Parameters<typeof testOrg>[0] = {}) {
  const org = await testOrg({ tier: "premium", ...options });
  const lookup = await saveTool(admin(org), orderLookup);
  const refund = await saveTool(admin(org), tokenRefund);
  return { ...org, lookup, refund };
}

export const addPlaybook = (org: TestOrg, given: Partial<Playbook> = {}) => {
  const { trigger = {}, ...playbook } = billing(org, given);
  const none = { categoryIds: [], intents: [], types: [], sentiments: [], tiers: [] };
  return savePlaybook(admin(org), { ...playbook, trigger: { ...none, ...trigger } });
};

/** A ticket that triage has sorted: about a bill, surely, naming one order. */
export async function sortedTicket(
  org: TestOrg,
  given: { text?: string; record?: Partial<TriageRecord>; actor?: TestOrg["customer"] } = {},
) {
  const text = given.text ?? "Where is my order AB-1042?";
  const opened = await openTestTicket(org.as(given.actor ?? org.customer), {
    subject: "My order",
    description: text,
    type: "billing",
  });
  const record: TriageRecord = {
    state: "done",
    at: new Date().toISOString(),
    model: "test",
    categoryId: org.categories.billing,
    category: "billing",
    type: "billing",
    priority: "normal",
    severity: "medium",
    intent: "order_state",
    sentiment: "neutral",
    language: "en",
    summary: "",
    confidence: 0.95,
    gate: "none",
    why: "no_answer",
    checks: { hasAnswer: false, intentMatchesKb: false, risk: "low" },
    entities: [...text.matchAll(/[A-Z]{2}-\d+/g)].map(([found]) => ({ kind: "order", text: found })),
    ...given.record,
  };
  await org.ports.db.withOrg(org.org.id, (tx) =>
    tx.ticket.updateMany({
      where: { orgId: org.org.id, id: opened.id },
      data: { triage: { ...record }, categoryId: org.categories.billing, status: "open" },
    }),
  );
  return opened;
}

/** Has the worker do what waits for it, as it would. */
export async function workOff(org: TestOrg): Promise<void> {
  const ctx = org.as({ kind: "system", job: "playbook.run" });
  const jobs = org.ports.enqueued.splice(0);
  for (const { name, payload } of jobs) {
    if (name === "playbook.run")
      await runPlaybook(ctx, { runId: String(Reflect.get(Object(payload), "runId")) });
    else org.ports.enqueued.push({ name, payload });
  }
}

/** The runs of a ticket as the database has them, the oldest first. */
export const runsOf = (org: TestOrg, ticketId: string) =>
  org.ports.db.withOrg(org.org.id, (tx) =>
    tx.resolutionRun.findMany({ where: { orgId: org.org.id, ticketId }, orderBy: { createdAt: "asc" } }),
  );

/** What the log of tools has of a ticket, the oldest first. */
export const callsOf = (org: TestOrg, ticketId: string) =>
  org.ports.db.withOrg(org.org.id, (tx) =>
    tx.toolCall.findMany({ where: { orgId: org.org.id, ticketId }, orderBy: { createdAt: "asc" } }),
  );

import type { PlaybookStep, PlaybookTrigger, ResolutionKind } from "@handrail/contracts";
import { newId } from "@handrail/core";
import type { Database, Prisma } from "@handrail/db";
import type { DemoOrganization } from "./content/index.ts";
import { connectTools, type DemoHost } from "./host.ts";
import { idOf, type OrganizationIds } from "./seed-organization.ts";

type DemoPlaybook = {
  name: string;
  kind: ResolutionKind;
  trigger: { categories?: string[]; intents?: string[] };
  steps: PlaybookStep[];
  undo?: PlaybookStep[];
  risk?: "low" | "high";
  needsApproval?: boolean;
};

const named = { order: { from: "words", entity: "order" } } as const;
const given = { order: { from: "given", step: 0, field: "order" } } as const;

const withHost: DemoPlaybook[] = [
  {
    name: "Refund unused tokens",
    kind: "token_refund",
    trigger: { categories: ["billing"], intents: ["refund"] },
    steps: [
      { kind: "tool", tool: "order_lookup", input: named },
      { kind: "tool", tool: "token_refund", input: given },
      {
        kind: "draft",
        body: "The {tokens} tokens of order {order} are back on your account. The number of the refund is {refund}.",
      },
    ],
    undo: [{ kind: "tool", tool: "refund_revoke", input: given }],
    risk: "high",
    needsApproval: true,
  },
  {
    name: "Look the order up",
    kind: "billing_sync",
    trigger: { categories: ["billing"], intents: ["invoice", "payment_failed"] },
    steps: [{ kind: "tool", tool: "order_lookup", input: named }],
  },
];

const everywhere = (guided: DemoPlaybook["trigger"], wishes: string): DemoPlaybook[] => [
  {
    name: "Walk through the article",
    kind: "guided_resolution",
    trigger: guided,
    steps: [{ kind: "guide", articleId: null }],
    needsApproval: true,
  },
  {
    name: "Count the wish",
    kind: "feature_recommendation",
    trigger: { categories: [wishes], intents: ["feature_request"] },
    steps: [{ kind: "feature" }],
  },
  { name: "Learn again", kind: "engine_retraining", trigger: {}, steps: [{ kind: "retrain" }] },
];

const playbooks: Record<string, DemoPlaybook[]> = {
  "2bot": everywhere({ categories: ["gateways"], intents: ["gateway_disconnected", "bot_token"] }, "ideas"),
  arbibase: everywhere({ categories: ["technical"], intents: ["csv_import"] }, "feedback"),
};

const wishes: Record<string, string[]> = {
  "2bot": ["A dark mode for the console", "Bots for WhatsApp"],
  arbibase: ["Compare two portfolios side by side", "Alerts when a market's rents change"],
};

const json = (value: unknown): Prisma.InputJsonValue => JSON.parse(JSON.stringify(value));

/** Tools of the demo's own application where it runs, playbooks, and what customers wish for. */
export async function seedAct(
  db: Database,
  demo: DemoOrganization,
  { orgId, categories }: OrganizationIds,
  { now, host }: { now: Date; host?: DemoHost | undefined },
): Promise<void> {
  const own = playbooks[demo.slug];
  if (!own) return;
  if (host) await connectTools(db, orgId, host);
  const triggerOf = ({ categories: slugs = [], intents = [] }: DemoPlaybook["trigger"]): PlaybookTrigger => ({
    categoryIds: slugs.map((slug) => idOf(categories, slug)),
    intents,
    types: [],
    sentiments: [],
    tiers: [],
  });
  await db.withOrg(orgId, async (tx) => {
    await tx.playbook.createMany({
      data: [...(host ? withHost : []), ...own].map(
        ({ trigger, steps, undo = [], ...playbook }, sortOrder) => ({
          orgId,
          id: newId(),
          risk: "low",
          needsApproval: false,
          ...playbook,
          trigger: triggerOf(trigger),
          steps: json(steps),
          undo: json(undo),
          sortOrder,
          createdAt: now,
        }),
      ),
    });
    const contacts = await tx.contact.findMany({
      where: { orgId, userId: { not: null } },
      select: { id: true },
      orderBy: { createdAt: "asc" },
      take: 9,
    });
    for (const [index, title] of (wishes[demo.slug] ?? []).entries()) {
      const id = newId();
      await tx.featureRequest.create({ data: { orgId, id, title, description: "", createdAt: now } });
      await tx.featureVote.createMany({
        data: contacts
          .slice(0, 6 - 3 * index)
          .map((contact) => ({ orgId, featureRequestId: id, contactId: contact.id, createdAt: now })),
      });
    }
  });
}

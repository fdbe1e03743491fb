import type { OrgId } from "@handrail/contracts";
import { newId } from "@handrail/core";
import type { Database } from "@handrail/db";
import type { DemoOrganization } from "./content/index.ts";

export type OrganizationIds = {
  orgId: OrgId;
  branches: ReadonlyMap<string, string>;
  desks: ReadonlyMap<string, string>;
  categories: ReadonlyMap<string, string>;
};

/** The id that content refers to by slug, key or e-mail; content that refers to nothing is a bug of the demo. */
export function idOf(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key);
  if (!id) throw new Error(`the demo refers to "${key}", which it does not have`);
  return id;
}

const idsFor = (keys: readonly string[]) => new Map(keys.map((key) => [key, newId()]));

/** What AI may cost, where a model that is paid for is configured. */
const aiBudget = {
  version: 1,
  currency: "EUR",
  monthlyTokens: 20_000_000n,
  prices: [{ model: "gpt-4.1-mini", input: 0.37, output: 1.48 }],
};

/** Branches, desks and categories of an organisation that is opened when everything is there. */
export async function seedOrganization(
  db: Database,
  demo: DemoOrganization,
  orgId: OrgId,
): Promise<OrganizationIds> {
  const branches = idsFor(demo.branches.map((branch) => branch.slug));
  const desks = idsFor(demo.desks.map((desk) => desk.kind));
  const categories = idsFor(demo.categories.map((category) => category.slug));
  const [firstBranch] = branches.values();

  await db.withOrg(orgId, async (tx) => {
    await tx.branch.createMany({
      data: demo.branches.map((branch) => ({ orgId, id: idOf(branches, branch.slug), name: branch.name })),
    });
    await tx.desk.createMany({
      data: demo.desks.map((desk) => ({
        orgId,
        id: idOf(desks, desk.kind),
        kind: desk.kind,
        name: desk.name,
        numberPattern: desk.numberPattern,
        defaultBranchId: firstBranch ?? null,
      })),
    });
    await tx.category.createMany({
      data: demo.categories.map((category, sortOrder) => ({
        orgId,
        id: idOf(categories, category.slug),
        key: category.slug,
        name: category.name,
        description: category.description,
        defaultPriority: category.priority,
        intents: category.intents,
        sortOrder,
      })),
    });
    await tx.aiBudget.create({ data: { orgId, ...aiBudget } });
  });
  return { orgId, branches, desks, categories };
}

const daysOpen = 200;

/** Makes the organisations, in one transaction: from now on the demo is there. */
export async function openOrganizations(
  db: Database,
  seeded: readonly { demo: DemoOrganization; ids: OrganizationIds }[],
  now: Date,
): Promise<void> {
  await db.withNobody(async (tx) => {
    for (const { demo, ids } of seeded) {
      await tx.$executeRaw`SELECT set_config('app.org_id', ${ids.orgId}, true)`;
      await tx.organization.create({
        data: {
          id: ids.orgId,
          slug: demo.slug,
          name: demo.name,
          tier: demo.tier,
          locale: demo.locale,
          timeZone: demo.timeZone,
          accentHue: demo.accentHue,
          chatGreeting: demo.chatGreeting,
          hosts: [`${demo.slug}.localhost`],
          deepLinks: demo.links,
          autoSendPairs: demo.autoSend,
          isDemo: true,
          createdAt: new Date(now.getTime() - daysOpen * 24 * 60 * 60 * 1000),
        },
      });
      await tx.businessHours.create({
        data: { orgId: ids.orgId, id: newId(), timeZone: demo.timeZone, ...demo.hours },
        select: { id: true },
      });
    }
  });
}

import { mintOrgId } from "@handrail/contracts";
import { newId } from "@handrail/core";
import { hashPassword } from "@handrail/core/identity/index";
import type { Database } from "@handrail/db";
import { demoPassword } from "./accounts.ts";
import { type DemoOrganization, demoOrganizations, platformOwner } from "./content/index.ts";
import type { DemoHost } from "./host.ts";
import { seedAct } from "./seed-act.ts";
import { seedArticles } from "./seed-articles.ts";
import { seedChats } from "./seed-chats.ts";
import { seedEscalation } from "./seed-escalation.ts";
import { type OrganizationIds, openOrganizations, seedOrganization } from "./seed-organization.ts";
import { createUser, seedPeople } from "./seed-people.ts";
import { seedQuality } from "./seed-quality.ts";
import { seedSearches } from "./seed-searches.ts";
import { seedTemplates } from "./seed-templates.ts";
import { seedTickets } from "./seed-tickets.ts";

export type SeedOptions = {
  db: Database;
  now: Date;
  log?: (line: string) => void;
  /** The demo's own application; without it there are no tools. */
  host?: DemoHost | undefined;
};

/** Whether the database holds no organisation yet: only then is a demo seeded. */
async function isEmpty(db: Database): Promise<boolean> {
  return (await db.withNobody((tx) => tx.organization.count())) === 0;
}

async function seedPlatformOwner(db: Database, passwordHash: string, orgId: string, now: Date) {
  const { name, email } = platformOwner;
  const userId = await createUser(db, { name, email, createdAt: now }, passwordHash);
  await db.withOrg(orgId, async (tx) => {
    const membershipId = newId();
    await tx.membership.create({ data: { orgId, id: membershipId, userId, role: "super_admin" } });
    await tx.agentProfile.create({ data: { orgId, membershipId, status: "away" } });
    await tx.contact.create({
      data: {
        orgId,
        id: newId(),
        userId,
        name: platformOwner.name,
        email: platformOwner.email,
        isVerified: true,
        plan: "premium",
      },
    });
  });
}

/**
 * Fills an empty database with the three organisations of the demo, the same every time but for the dates, which count
 * back from `now`. Returns false, having changed nothing, where there is an organisation already. The organisations
 * themselves come last, all at once: a seeding that was cut off leaves none, and the next one starts anew.
 */
export async function seedDemo({ db, now, log = () => undefined, host }: SeedOptions): Promise<boolean> {
  if (!(await isEmpty(db))) return false;
  const passwordHash = await hashPassword(demoPassword);
  const seeded: { demo: DemoOrganization; ids: OrganizationIds }[] = [];
  for (const organization of demoOrganizations) {
    const ids = await seedOrganization(db, organization, mintOrgId(newId()));
    const people = await seedPeople(db, organization, ids, { passwordHash, now });
    await seedArticles(db, organization, ids, people, now);
    await seedTickets(db, organization, ids, people, now);
    await seedTemplates(db, organization, ids, now);
    await seedSearches(db, organization, ids, now);
    await seedAct(db, organization, ids, { now, host });
    await seedChats(db, organization, ids, people, now);
    await seedEscalation(db, organization, ids, now);
    await seedQuality(db, organization, ids, now);
    seeded.push({ demo: organization, ids });
    log(
      `demo: ${organization.name}, ${organization.articles.length} articles, ${organization.tickets.length} tickets`,
    );
  }
  const [first] = seeded;
  if (first) await seedPlatformOwner(db, passwordHash, first.ids.orgId, now);
  await openOrganizations(db, seeded, now);
  return true;
}

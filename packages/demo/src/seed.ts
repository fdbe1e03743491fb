import { mintOrgId } from "@handrail/contracts";
import { newId } from "@handrail/core";
import { hashPassword } from "@handrail/core/identity/index";
import type { Database } from "@handrail/db";
import { demoPassword } from "./accounts.ts";
import { demoOrganizations, platformOwner } from "./content/index.ts";
import { seedArticles } from "./seed-articles.ts";
import { type OrganizationIds, seedOrganization } from "./seed-organization.ts";
import { seedPeople } from "./seed-people.ts";
import { seedTickets } from "./seed-tickets.ts";

export type SeedOptions = { db: Database; now: Date; log?: (line: string) => void };

/** Whether the database holds no organisation yet: only then is a demo seeded. */
async function isEmpty(db: Database): Promise<boolean> {
  return (await db.withNobody((tx) => tx.organization.count())) === 0;
}

async function seedPlatformOwner(db: Database, passwordHash: string, orgId: string, now: Date) {
  const userId = newId();
  await db.withPerson(userId, async (tx) => {
    await tx.user.create({
      data: {
        id: userId,
        email: platformOwner.email,
        name: platformOwner.name,
        isDemo: true,
        createdAt: now,
      },
    });
    await tx.userCredential.create({ data: { userId, passwordHash } });
  });
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
 * back from `now`. Returns false, having changed nothing, where there is an organisation already.
 */
export async function seedDemo({ db, now, log = () => undefined }: SeedOptions): Promise<boolean> {
  if (!(await isEmpty(db))) return false;
  const passwordHash = await hashPassword(demoPassword);
  const seeded: OrganizationIds[] = [];
  for (const organization of demoOrganizations) {
    const ids = await seedOrganization(db, organization, mintOrgId(newId()), now);
    const people = await seedPeople(db, organization, ids, { passwordHash, now });
    await seedArticles(db, organization, ids, people, now);
    await seedTickets(db, organization, ids, people, now);
    seeded.push(ids);
    log(
      `demo: ${organization.name}, ${organization.articles.length} articles, ${organization.tickets.length} tickets`,
    );
  }
  const [first] = seeded;
  if (first) await seedPlatformOwner(db, passwordHash, first.orgId, now);
  return true;
}

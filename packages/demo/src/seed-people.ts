import { newId } from "@handrail/core";
import type { Database } from "@handrail/db";
import type { DemoOrganization } from "./content/index.ts";
import { idOf, type OrganizationIds } from "./seed-organization.ts";

const dayMs = 24 * 60 * 60 * 1000;

export type Person = {
  contactId: string;
  membershipId: string | null;
  name: string;
  branchId: string | null;
};
/** By e-mail. */
export type People = ReadonlyMap<string, Person>;

type Credentials = { passwordHash: string; now: Date };

/** The user of an address; one left by a seeding that was cut off is taken over. */
export async function createUser(
  db: Database,
  person: { name: string; email: string; createdAt: Date },
  passwordHash: string,
): Promise<string> {
  const [known] = await db.withNobody(
    (tx) => tx.$queryRaw<{ id: string | null }[]>`SELECT app_private.user_id_by_email(${person.email}) AS id`,
  );
  if (known?.id) return known.id;
  const userId = newId();
  await db.withPerson(userId, async (tx) => {
    await tx.user.create({ data: { id: userId, isDemo: true, ...person } });
    await tx.userCredential.create({ data: { userId, passwordHash } });
  });
  return userId;
}

/** Staff and customers with accounts, visitors without; every one of them is a contact. */
export async function seedPeople(
  db: Database,
  demo: DemoOrganization,
  ids: OrganizationIds,
  { passwordHash, now }: Credentials,
): Promise<People> {
  const people = new Map<string, Person>();
  const { orgId } = ids;
  const branchId = (slug: string | undefined) => (slug ? idOf(ids.branches, slug) : null);

  for (const staff of demo.staff) {
    const { name, email } = staff;
    const createdAt = new Date(now.getTime() - 180 * dayMs);
    const userId = await createUser(db, { name, email, createdAt }, passwordHash);
    const person = { contactId: newId(), membershipId: newId(), name, branchId: branchId(staff.branches[0]) };
    people.set(email, person);
    await db.withOrg(orgId, async (tx) => {
      const { membershipId } = person;
      await tx.membership.create({ data: { orgId, id: membershipId, userId, role: staff.role, createdAt } });
      await tx.membershipBranch.createMany({
        data: staff.branches.map((slug) => ({ orgId, membershipId, branchId: idOf(ids.branches, slug) })),
      });
      await tx.agentProfile.create({
        data: { orgId, membershipId, status: staff.status, languages: staff.languages, skills: staff.skills },
      });
      await tx.contact.create({
        data: {
          orgId,
          id: person.contactId,
          userId,
          name,
          email,
          isVerified: true,
          plan: "premium",
          branchId: person.branchId,
          attributes: [{ label: "Title", value: staff.title }],
          createdAt,
        },
      });
    });
  }

  for (const customer of demo.customers) {
    const { name, email } = customer;
    const createdAt = new Date(now.getTime() - customer.sinceDays * dayMs);
    const userId = await createUser(db, { name, email, createdAt }, passwordHash);
    const person = { contactId: newId(), membershipId: newId(), name, branchId: branchId(customer.branch) };
    people.set(email, person);
    await db.withOrg(orgId, async (tx) => {
      await tx.membership.create({
        data: { orgId, id: person.membershipId, userId, role: "customer", createdAt },
      });
      await tx.contact.create({
        data: {
          orgId,
          id: person.contactId,
          userId,
          name,
          email,
          phone: customer.phone ?? null,
          isVerified: true,
          plan: customer.plan,
          branchId: person.branchId,
          attributes: customer.facts,
          createdAt,
        },
      });
    });
  }

  const firstBranch = demo.branches[0]?.slug;
  await db.withOrg(orgId, async (tx) => {
    for (const visitor of demo.visitors) {
      const person = {
        contactId: newId(),
        membershipId: null,
        name: visitor.name,
        branchId: branchId(firstBranch),
      };
      people.set(visitor.email, person);
      await tx.contact.create({
        data: {
          orgId,
          id: person.contactId,
          name: visitor.name,
          email: visitor.email,
          phone: visitor.phone ?? null,
          branchId: person.branchId,
        },
      });
    }
  });
  return people;
}

export function personOf(people: People, email: string): Person {
  const person = people.get(email);
  if (!person) throw new Error(`the demo has nobody with the address ${email}`);
  return person;
}

import { mintOrgId, type Role, type Tier } from "@handrail/contracts";
import type { Database } from "@handrail/db";
import type { Actor, MemberActor } from "../actor.ts";
import type { OrgSnapshot, ServiceContext } from "../context.ts";
import { newId } from "../ids.ts";
import type { ModelPort } from "../ports.ts";
import { testDatabase } from "./database.ts";
import { type FakePorts, fakePorts } from "./fakes.ts";

export type TestOrg = {
  org: OrgSnapshot;
  ports: FakePorts;
  /** Branch names → ids; empty unless asked for. */
  branches: Record<string, string>;
  categories: Record<"technical" | "billing", string>;
  deskId: string;
  customer: MemberActor;
  otherCustomer: MemberActor;
  agent: MemberActor;
  otherAgent: MemberActor;
  admin: MemberActor;
  /** A context for an actor of this organisation; `now` stands still unless given. */
  as(actor: Actor, options?: { now?: Date }): ServiceContext;
  /** Another member, with a contact. */
  addMember(
    role: Role,
    options?: { branches?: string[]; plan?: Tier; branchId?: string },
  ): Promise<MemberActor>;
};

type Options = {
  tier?: Tier;
  branches?: string[];
  ai?: ModelPort;
  locale?: "en" | "es";
  autoSendPairs?: OrgSnapshot["autoSendPairs"];
  /** Another database than that of the test run. */
  db?: Database;
};

/**
 * A fresh organisation of its own in the real database, with a desk, two categories, two customers, two agents and
 * an admin. With `branches`, `agent` works on the first and `otherAgent` on the second; customers belong likewise.
 */
export async function testOrg(options: Options = {}): Promise<TestOrg> {
  const db = options.db ?? testDatabase();
  const ports = fakePorts(db, options.ai);
  const id = mintOrgId(newId());
  const slug = `org-${id.slice(-12)}`;
  const org: OrgSnapshot = {
    id,
    slug,
    name: `Organisation ${slug}`,
    tier: options.tier ?? "pro",
    locale: options.locale ?? "en",
    timeZone: "UTC",
    accentHue: 190,
    logoKey: null,
    deepLinks: { upgrade: "https://app.example/upgrade", cancel: "https://app.example/cancel" },
    autoSendPairs: options.autoSendPairs ?? [],
    confidenceThreshold: 0.75,
    autoSendThreshold: null,
    aiReplies: true,
    kbVersion: 0,
  };
  const branches: Record<string, string> = {};
  const categories = { technical: newId(), billing: newId() };
  const deskId = newId();

  await db.withOrg(id, async (tx) => {
    const { id: orgId, ...columns } = org;
    await tx.organization.create({
      data: { ...columns, id: orgId, deepLinks: { ...org.deepLinks }, autoSendPairs: [...org.autoSendPairs] },
    });
    for (const name of options.branches ?? []) {
      branches[name] = newId();
      await tx.branch.create({ data: { orgId, id: branches[name], name } });
    }
    await tx.desk.create({
      data: { orgId, id: deskId, kind: "customer", name: "Customers", numberPattern: "TICKET-{seq:4}" },
    });
    await tx.category.createMany({
      data: [
        {
          orgId,
          id: categories.technical,
          key: "technical",
          name: "Technical",
          description: "Something does not work",
        },
        {
          orgId,
          id: categories.billing,
          key: "billing",
          name: "Billing",
          description: "Plans, payments, invoices",
        },
      ],
    });
  });

  const addMember: TestOrg["addMember"] = async (role, memberOptions = {}) => {
    const userId = newId();
    const membershipId = newId();
    const contactId = newId();
    const name = `${role} ${userId.slice(-6)}`;
    const email = `${role.replace("_", "-")}-${userId.slice(-12)}@example.test`;
    const plan = memberOptions.plan ?? "premium";
    await db.withPerson(userId, (tx) => tx.user.create({ data: { id: userId, email, name } }));
    await db.withOrg(id, async (tx) => {
      await tx.membership.create({ data: { orgId: id, id: membershipId, userId, role } });
      for (const branchId of memberOptions.branches ?? []) {
        await tx.membershipBranch.create({ data: { orgId: id, membershipId, branchId } });
      }
      await tx.contact.create({
        data: {
          orgId: id,
          id: contactId,
          userId,
          name,
          email,
          isVerified: true,
          plan,
          branchId: memberOptions.branchId ?? null,
        },
      });
      if (role !== "customer")
        await tx.agentProfile.create({ data: { orgId: id, membershipId, status: "available" } });
    });
    const narrowed = role === "agent" && Object.keys(branches).length > 0;
    return {
      kind: "member",
      userId,
      membershipId,
      role,
      name,
      email,
      contactId,
      plan,
      branches: narrowed ? (memberOptions.branches ?? []) : "all",
    };
  };

  const [first, second] = Object.values(branches);
  return {
    org,
    ports,
    branches,
    categories,
    deskId,
    customer: await addMember("customer", { branchId: first }),
    otherCustomer: await addMember("customer", { branchId: second }),
    agent: await addMember("agent", { branches: first ? [first] : [] }),
    otherAgent: await addMember("agent", { branches: second ? [second] : [] }),
    admin: await addMember("admin"),
    addMember,
    as: (actor, { now } = {}) => ({
      org,
      actor,
      ports,
      now: now ? () => now : () => new Date(),
      requestId: newId(),
    }),
  };
}

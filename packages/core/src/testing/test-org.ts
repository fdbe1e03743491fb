import { mintOrgId, type Role, type Tier } from "@handrail/contracts";
import type { Database, Tx } from "@handrail/db";
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
  addMember(role: Role, wanted?: Wanted): Promise<MemberActor>;
};

type Wanted = { branches?: string[]; plan?: Tier; branchId?: string | undefined };
type Member = { actor: MemberActor; branches: string[]; branchId: string | null };

type Options = {
  tier?: Tier;
  branches?: string[];
  ai?: ModelPort;
  locale?: "en" | "es";
  autoSendPairs?: OrgSnapshot["autoSendPairs"];
  /** Another database than that of the test run. */
  db?: Database;
};

/** @param isNarrowed sees the branches that are named, instead of all */
function newMember(role: Role, wanted: Wanted, isNarrowed: boolean): Member {
  const userId = newId();
  const branches = wanted.branches ?? [];
  const actor: MemberActor = {
    kind: "member",
    userId,
    membershipId: newId(),
    role,
    name: `${role} ${userId.slice(-6)}`,
    email: `${role.replace("_", "-")}-${userId.slice(-12)}@example.test`,
    contactId: newId(),
    plan: wanted.plan ?? "premium",
    branches: isNarrowed ? branches : "all",
  };
  return { actor, branches, branchId: wanted.branchId ?? null };
}

/** Adds members, each with a contact, to the organisation whose transaction is open. */
async function store(tx: Tx, orgId: string, members: Member[]) {
  for (const { actor } of members) {
    const { userId: id, name, email } = actor;
    await tx.$executeRaw`SELECT set_config('app.user_id', ${id}, true)`;
    await tx.user.create({ data: { id, email, name } });
  }
  const actors = members.map(({ actor }) => actor);
  await tx.membership.createMany({
    data: actors.map(({ membershipId: id, userId, role }) => ({ orgId, id, userId, role })),
  });
  const branches = members.flatMap(({ actor: { membershipId }, branches }) =>
    branches.map((branchId) => ({ orgId, membershipId, branchId })),
  );
  if (branches.length > 0) await tx.membershipBranch.createMany({ data: branches });
  await tx.contact.createMany({
    data: members.map(({ actor: { contactId: id, userId, name, email, plan }, branchId }) => ({
      ...{ orgId, id, userId, name, email, plan, branchId },
      isVerified: true,
    })),
  });
  const staff = actors.filter(({ role }) => role !== "customer");
  await tx.agentProfile.createMany({
    data: staff.map(({ membershipId }) => ({ orgId, membershipId, status: "available" })),
  });
}

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

  const drawUp = (role: Role, wanted: Wanted = {}) =>
    newMember(role, wanted, role === "agent" && Object.keys(branches).length > 0);

  for (const name of options.branches ?? []) branches[name] = newId();
  const [first, second] = Object.values(branches);
  const members = {
    customer: drawUp("customer", { branchId: first }),
    otherCustomer: drawUp("customer", { branchId: second }),
    agent: drawUp("agent", { branches: first ? [first] : [] }),
    otherAgent: drawUp("agent", { branches: second ? [second] : [] }),
    admin: drawUp("admin"),
  };
  const addMember: TestOrg["addMember"] = async (role, wanted) => {
    const member = drawUp(role, wanted);
    await db.withOrg(id, (tx) => store(tx, id, [member]));
    return member.actor;
  };

  await db.withOrg(id, async (tx) => {
    const { id: orgId, ...columns } = org;
    await tx.organization.create({
      data: { ...columns, id: orgId, deepLinks: { ...org.deepLinks }, autoSendPairs: [...org.autoSendPairs] },
    });
    const named = Object.entries(branches).map(([name, branchId]) => ({ orgId, id: branchId, name }));
    if (named.length > 0) await tx.branch.createMany({ data: named });
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
    await store(tx, orgId, Object.values(members));
  });

  return {
    org,
    ports,
    branches,
    categories,
    deskId,
    customer: members.customer.actor,
    otherCustomer: members.otherCustomer.actor,
    agent: members.agent.actor,
    otherAgent: members.otherAgent.actor,
    admin: members.admin.actor,
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

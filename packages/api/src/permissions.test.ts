import { can, type ErrorCode, type Permission, permissions, type Role, roles } from "@handrail/contracts";
import { type Actor, DomainError, type MemberActor } from "@handrail/core";
import { type TestOrg, testOrg } from "@handrail/core/testing/test-org";
import superjson from "superjson";
import { beforeAll, describe, expect, it } from "vitest";
import { createEntities, type Entities, renewEntities } from "./testing/entities.ts";
import { probes } from "./testing/probes.ts";
import { callProcedure, inputOf, probeOf, procedures, takenBy } from "./testing/procedures.ts";

let mine: TestOrg;
let theirs: TestOrg;
let inMyBranch: Entities;
let inOtherBranch: Entities;
let inOtherOrg: Entities;
let actors: Record<Role, MemberActor>;
/** The other organisation before anybody tried anything. */
let before: Awaited<ReturnType<typeof theirState>>;

const theirState = () =>
  theirs.ports.db.withOrg(theirs.org.id, async (tx) => ({
    tickets: await tx.ticket.findMany({
      select: { id: true, version: true, status: true },
      orderBy: { id: "asc" },
    }),
    events: await tx.event.count({
      where: { actorMembershipId: { in: Object.values(actors).map((actor) => actor.membershipId) } },
    }),
    messages: await tx.message.findMany({
      select: { id: true, body: true, state: true },
      orderBy: { id: "asc" },
    }),
    articles: await tx.article.findMany({
      select: { id: true, revision: true, status: true },
      orderBy: { id: "asc" },
    }),
    members: await tx.membership.findMany({
      select: { id: true, role: true },
      orderBy: { id: "asc" },
    }),
  }));

const freshEntities = () => createEntities(mine, mine.customer, mine.agent);

beforeAll(async () => {
  mine = await testOrg({ branches: ["North", "South"], tier: "premium" });
  theirs = await testOrg({ branches: ["East"], tier: "premium" });
  const { deskId, org } = theirs;
  await theirs.ports.db.withOrg(org.id, (tx) =>
    tx.numberCounter.create({ data: { orgId: org.id, deskId, period: "", value: 9_000 } }),
  );
  inMyBranch = await freshEntities();
  inOtherBranch = await createEntities(mine, mine.otherCustomer, mine.otherAgent);
  inOtherOrg = await createEntities(theirs, theirs.customer, theirs.agent);
  actors = {
    customer: mine.customer,
    agent: mine.agent,
    admin: mine.admin,
    super_admin: await mine.addMember("super_admin"),
  };
  before = await theirState();
});

const call = (path: string, actor: Actor, input: unknown) => callProcedure(mine.as(actor), path, input);
const isPermission = (access: string | undefined): access is Permission =>
  permissions.some((permission) => permission === access);

describe("every procedure", () => {
  it("declares who may call it, and is classified here", () => {
    expect(procedures.filter(({ access }) => access === undefined)).toEqual([]);
    expect(procedures.map(({ path }) => path).sort()).toEqual(Object.keys(probes).sort());
  });
});

describe("without signing in", () => {
  it("T8: nothing sets the installation up, and what is open to everybody is exactly this", () => {
    const open = procedures.filter(({ access }) => access === "public").map(({ path }) => path);
    expect(open.sort()).toEqual([
      "chatRoom.welcome",
      "identity.demoAccounts",
      "identity.requestPasswordReset",
      "identity.requestSignInLink",
      "identity.resetPassword",
      "kb.bySlug",
      "kb.categories",
      "kb.feedback",
      "kb.list",
      "kb.popular",
      "kb.quickIssues",
      "kb.search",
      "kb.view",
      "kbSearch.settled",
      "members.acceptInvitation",
      "members.invitation",
      "organization.get",
      "portal.discard",
      "portal.form",
      "portal.presign",
      "portal.rateAnswer",
      "portal.requestAccess",
      "portal.solved",
      "portal.submit",
      "portal.suggested",
    ]);
  });
});

describe.each(procedures)("$path ($access)", ({ path, access, keys }) => {
  it("turns away who is not signed in, unless it is public", async () => {
    const { code } = await call(path, { kind: "visitor" }, inputOf(path, inMyBranch));
    if (access === "public") expect(["UNAUTHENTICATED", "FORBIDDEN"]).not.toContain(code);
    else expect(code).toBe("UNAUTHENTICATED");
  });

  it.each(roles)("answers a %s as the permission table says", async (role) => {
    const isAllowed = !isPermission(access) || can(role, access);
    const at = isAllowed ? await renewEntities(mine, inMyBranch, takenBy(path, inMyBranch)) : inMyBranch;
    const { code, value } = await call(path, actors[role], inputOf(path, at));
    if (!isAllowed) {
      expect(code).toBe("FORBIDDEN");
      return;
    }
    const ofSomebodyElse = probeOf(path).reach === "own" && role === "super_admin";
    const refusals: ErrorCode[] = ofSomebodyElse
      ? ["UNAUTHENTICATED", "FORBIDDEN", "INTERNAL", "INVALID"]
      : [
          "UNAUTHENTICATED",
          "INTERNAL",
          "INVALID",
          ...(role === "customer" || role === "agent" ? [] : ["FORBIDDEN" as const]),
        ];
    const isWrongProof = value instanceof DomainError && value.reason === "password_wrong";
    if (!isWrongProof) expect(refusals, String(value)).not.toContain(code);
  });

  it("T1: does not find what belongs to another organisation", async () => {
    const { reach } = probeOf(path);
    for (const role of roles) {
      if (isPermission(access) && !can(role, access)) continue;
      const { code, value } = await call(path, actors[role], inputOf(path, inOtherOrg));
      if (reach === "none") expect(code).not.toBe("INTERNAL");
      else expect(code, `${role}: ${String(value)}`).toBe("NOT_FOUND");
      if (code === "OK") expect(leaked(value, inOtherOrg)).toEqual([]);
    }
  });

  it("T5: does not find what belongs to another branch or another customer", async () => {
    const { reach } = probeOf(path);
    for (const role of ["customer", "agent"] as const) {
      if (isPermission(access) && !can(role, access)) continue;
      const { code, value } = await call(path, actors[role], inputOf(path, inOtherBranch));
      const hidden = reach === "own" || reach === "branch";
      if (hidden) expect(code, `${role}: ${String(value)}`).toBe("NOT_FOUND");
      if (code === "OK") expect(leaked(value, inOtherBranch)).toEqual([]);
    }
  });

  it("T2 T3: refuses keys that are not its own, and organisations or branches as input", async () => {
    const input = inputOf(path, inMyBranch);
    if (input === undefined || typeof input !== "object" || input === null) return;
    const role = isPermission(access) ? roles.find((candidate) => can(candidate, access)) : "admin";
    const planted = ["", null, [], theirs.org.id, theirs.org.id.toUpperCase(), "unknown"].flatMap((value) => [
      { orgId: value },
      { branchId: value },
    ]);
    const assigned = [
      { role: "admin" },
      { plan: "premium" },
      { authorId: mine.admin.userId },
      { isInternal: true },
    ];
    for (const extra of [...planted, ...assigned]) {
      if (Object.keys(extra).some((key) => keys.includes(key))) continue;
      const { code } = await call(path, actors[role ?? "admin"], { ...input, ...extra });
      expect(code, JSON.stringify(extra)).toBe("INVALID");
    }
  });
});

/** Ids of a ticket world that turn up in an answer. */
function leaked(value: unknown, at: Entities): string[] {
  const text = superjson.stringify(value);
  const ids = [
    at.ticket.id,
    at.ticket.conversationId,
    at.draft.id,
    at.aiChat,
    at.waitingChat,
    at.owner.contactId,
    at.guest.ticketId,
    at.guest.conversationId,
    at.guest.actor.contactId,
    at.guest.actor.sessionId,
  ];
  return ids.filter((id) => text.includes(id));
}

/** The same call about what a guest asked, where a guest may call it at all. */
function guestInput(path: string, at: Entities): unknown {
  const { ticketId, conversationId, number } = at.guest;
  return inputOf(path, { ...at, ticket: { ...at.ticket, id: ticketId, conversationId, number } });
}

describe("a guest, who came by a mailed link", () => {
  it.each(procedures)("$path ($access): asks and answers the own, nothing else", async (procedure) => {
    const { path, access, guests } = procedure;
    const at = guests ? await freshEntities() : inMyBranch;
    const { code, value } = await call(path, at.guest.actor, guestInput(path, at));
    if (!guests) {
      if (access !== "public") expect(code).toBe("UNAUTHENTICATED");
      return;
    }
    expect(["UNAUTHENTICATED", "FORBIDDEN", "INTERNAL", "INVALID"], String(value)).not.toContain(code);
    if (probeOf(path).reach === "none") return;
    for (const foreign of [inMyBranch, inOtherBranch, inOtherOrg]) {
      for (const input of [inputOf(path, foreign), guestInput(path, foreign)]) {
        const answer = await call(path, at.guest.actor, input);
        expect(answer.code, String(answer.value)).toBe("NOT_FOUND");
      }
    }
  });
});

describe("afterwards", () => {
  it("T1: nothing of the other organisation has changed", async () => {
    expect(await theirState()).toEqual(before);
    expect(before.events).toBe(0);
  });

  it("errors of the domain carry no detail of what was hidden", async () => {
    const { value } = await call("tickets.get", mine.agent, { ticketId: inOtherOrg.ticket.id });
    expect(value).toBeInstanceOf(DomainError);
    expect(JSON.stringify(value)).not.toContain(inOtherOrg.ticket.id);
  });
});

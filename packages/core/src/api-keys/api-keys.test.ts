import { keyScopes } from "@handrail/contracts/inputs/api-keys";
import { expect, it } from "vitest";
import { changeMember, removeMember } from "../members/index.ts";
import { testOrg } from "../testing/test-org.ts";
import { createKey, listKeys, resolveKey, revokeKey } from "./index.ts";
import { branchesNow, makeKey, orgOfKey, scopesNow } from "./rules.ts";

const asked = { name: "Orchestrator", scopes: ["tickets:read" as const], branchIds: [], lifetimeDays: null };
const hour = 3_600_000;

async function setUp(options: Parameters<typeof testOrg>[0] = {}) {
  const test = await testOrg(options);
  const resolve = (key: unknown, now = new Date()) => resolveKey({ db: test.ports.db, now }, key);
  return { test, resolve };
}

it("A4: is kept as a hash alone, and shown once", async () => {
  const { test, resolve } = await setUp();
  const { key, keyId } = await createKey(test.as(test.admin), asked);
  const row = await test.ports.db.withOrg(test.org.id, (tx) =>
    tx.apiKey.findFirstOrThrow({ where: { id: keyId } }),
  );
  const stored = JSON.stringify(row);
  expect(stored).not.toContain(key);
  expect(stored).not.toContain(key.slice(-43));
  expect(key.startsWith(row.prefix)).toBe(true);
  expect(JSON.stringify(await listKeys(test.as(test.admin)))).not.toContain(key.slice(-43));
  const events = await test.ports.db.withOrg(test.org.id, (tx) =>
    tx.event.findMany({ where: { subjectId: keyId } }),
  );
  expect(events).toMatchObject([{ kind: "api_key.created", actorMembershipId: test.admin.membershipId }]);
  expect(JSON.stringify(events)).not.toContain(key.slice(-43));
  expect(await resolve(key)).toMatchObject({
    org: { id: test.org.id },
    actor: { kind: "key", keyId, name: "Orchestrator", scopes: ["tickets:read"], branches: "all" },
  });
});

it("A4: opens nothing once it was revoked, has expired or is not a key", async () => {
  const { test, resolve } = await setUp();
  const admin = test.as(test.admin);
  const { key, keyId } = await createKey(admin, { ...asked, lifetimeDays: 7 });
  const day = 24 * hour;
  expect(await resolve(key, new Date(Date.now() + 7 * day + hour))).toBeNull();
  const other = await testOrg();
  const elsewhere = makeKey(other.org.id).key;
  const moved = key.slice(0, 12) + elsewhere.slice(12, 34) + key.slice(34);
  const forged = [
    "",
    null,
    "hrk_",
    key.slice(0, -1),
    `${key}x`,
    key.toUpperCase(),
    makeKey(test.org.id).key,
    moved,
    elsewhere,
  ];
  for (const given of forged) expect(await resolve(given)).toBeNull();
  expect(await resolve(key)).not.toBeNull();
  expect(await revokeKey(admin, { keyId })).toEqual({ revoked: true });
  expect(await revokeKey(admin, { keyId })).toEqual({ revoked: false });
  expect(await resolve(key)).toBeNull();
  expect(await listKeys(admin)).toMatchObject([{ id: keyId, state: "revoked" }]);
});

it("A4: holds what its creator holds, and goes when the creator goes", async () => {
  const { test, resolve } = await setUp();
  const maker = await test.addMember("admin");
  const { key } = await createKey(test.as(maker), { ...asked, scopes: [...keyScopes] });
  const admin = test.as(test.admin);
  const { membershipId } = maker;
  await changeMember(admin, { membershipId, role: "agent", branchIds: [] });
  expect((await resolve(key))?.actor.scopes).toEqual(expect.arrayContaining(["tickets:write", "kb:read"]));
  await changeMember(admin, { membershipId, role: "customer", branchIds: [] });
  expect((await resolve(key))?.actor.scopes).toEqual(["kb:search"]);
  await removeMember(admin, { membershipId });
  expect(await resolve(key)).toBeNull();
  expect(await listKeys(admin)).toMatchObject([{ state: "orphaned" }]);
});

it("T5: a key that its creator made for a branch is kept to it, and to what the creator still works on", async () => {
  const { test, resolve } = await setUp({ branches: ["North", "South"] });
  const { North = "", South = "" } = test.branches;
  const maker = await test.addMember("admin");
  const { key } = await createKey(test.as(maker), { ...asked, branchIds: [North] });
  expect((await resolve(key))?.actor.branches).toEqual([North]);
  const { membershipId } = maker;
  await changeMember(test.as(test.admin), { membershipId, role: "agent", branchIds: [South] });
  expect((await resolve(key))?.actor.branches).toEqual([]);
});

it("T3 T4: nobody gives a key more than they hold, nor another organisation's branch", async () => {
  const { test } = await setUp({ branches: ["North"] });
  const other = await testOrg({ branches: ["East"] });
  const foreign = other.branches.East ?? "";
  await expect(createKey(test.as(test.customer), asked)).rejects.toMatchObject({
    code: "INVALID",
    fields: { scopes: [expect.any(String)] },
  });
  await expect(createKey(test.as(test.admin), { ...asked, branchIds: [foreign] })).rejects.toMatchObject({
    code: "INVALID",
    fields: { branchIds: [expect.any(String)] },
  });
  const { keyId } = await createKey(other.as(other.admin), asked);
  await expect(revokeKey(test.as(test.admin), { keyId })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

it("names its organisation, and is worth no more than both lists allow", () => {
  const orgId = "0198c0de-0000-7000-8000-00000000abcd";
  expect(orgOfKey(makeKey(orgId).key)).toBe(orgId);
  expect(scopesNow(["tickets:write", "settings:write", "nonsense"], "agent")).toEqual(["tickets:write"]);
  expect(branchesNow([], ["a"])).toEqual(["a"]);
  expect(branchesNow(["a", "b"], ["b", "c"])).toEqual(["b"]);
  expect(branchesNow(["a"], "all")).toEqual(["a"]);
});

it("is remembered as used", async () => {
  const { test, resolve } = await setUp();
  const { key } = await createKey(test.as(test.admin), asked);
  expect(await listKeys(test.as(test.admin))).toMatchObject([{ lastUsedAt: null }]);
  await resolve(key);
  expect(await listKeys(test.as(test.admin))).toMatchObject([{ lastUsedAt: expect.any(Date) }]);
});

import { beforeEach, describe, expect, it } from "vitest";
import { acceptInvitation } from "../members/index.ts";
import { entryOf, mailInvitation, testPassword } from "../testing/accounts.ts";
import { testDatabase } from "../testing/database.ts";
import { outcomeOf } from "../testing/desk.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import {
  changeLogo,
  changeOrganization,
  createOrganization,
  getOrganization,
  listBranches,
  listOrganizations,
  openLogo,
  organizationById,
} from "./index.ts";

const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const given = { name: "New name", accentHue: 20, locale: "es", timeZone: "Europe/Madrid" } as const;

let desk: TestOrg;
beforeEach(async () => {
  desk = await testOrg({ branches: ["North", "South"] });
});

describe("settings", () => {
  it("change, and tell what changed", async () => {
    await changeOrganization(desk.as(desk.admin), given);
    expect(await getOrganization(desk.as({ kind: "visitor" }))).toMatchObject({ ...given, logoUrl: null });
    const [event] = await testDatabase().withOrg(desk.org.id, (tx) =>
      tx.event.findMany({ where: { orgId: desk.org.id, kind: "organization.changed" } }),
    );
    expect(event).toMatchObject({ actorKind: "admin", data: { from: { name: desk.org.name }, to: given } });
  });

  it("refuse a time zone that does not exist", async () => {
    const change = changeOrganization(desk.as(desk.admin), { ...given, timeZone: "Mars/Olympus" });
    expect(await outcomeOf(change)).toBe("INVALID: invalid_input");
  });

  it("branches: an agent's own, an admin's all", async () => {
    expect(await listBranches(desk.as(desk.agent))).toMatchObject([{ name: "North" }]);
    expect(await listBranches(desk.as(desk.admin))).toMatchObject([{ name: "North" }, { name: "South" }]);
  });
});

describe("logo", () => {
  it("is stored under a name of ours, replaced and taken away", async () => {
    const { logoUrl } = await changeLogo(desk.as(desk.admin), png);
    const name = logoUrl?.replace(`/api/files/logo/${desk.org.slug}/`, "") ?? "";
    expect(name).toMatch(/^[0-9a-f-]{36}\.png$/);
    const org = (await organizationById(testDatabase(), desk.org.id)) ?? desk.org;
    const key = org.logoKey ?? "";
    expect(key).toBe(`${desk.org.id}/logo/${name}`);
    const visitor = { ...desk.as({ kind: "visitor" }), org };
    expect(await openLogo(visitor, name)).toMatchObject({ contentType: "image/png" });
    expect(await outcomeOf(openLogo(visitor, "other.png"))).toBe("NOT_FOUND: not_found");
    await changeLogo({ ...desk.as(desk.admin), org }, null);
    expect((await getOrganization(desk.as(desk.admin))).logoUrl).toBeNull();
    expect(await desk.ports.storage.read(key)).toBeNull();
  });

  it.each([
    ["a script in SVG", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'), "file_type"],
    ["HTML", Buffer.from("<!doctype html><script>alert(1)</script>"), "file_type"],
    ["a GIF", Buffer.from("GIF89a\x01\x00\x01\x00\x00\x00\x00;"), "file_type"],
    ["nothing", Buffer.alloc(0), "file_type"],
    ["more than 1 MB", Buffer.concat([png, Buffer.alloc(1024 * 1024)]), "payload_too_large"],
  ])("F2: refuses %s", async (_name, bytes, reason) => {
    expect(await outcomeOf(changeLogo(desk.as(desk.admin), bytes))).toBe(`INVALID: ${reason}`);
  });
});

describe("a new organisation", () => {
  it("can be worked with once its first admin has accepted", async () => {
    const slug = `new-${desk.org.slug}`;
    const email = `admin-${desk.org.slug}@example.test`;
    const owner = { ports: desk.ports, now: () => new Date() };
    const made = await createOrganization(owner, { slug, name: "Newcomer", adminEmail: email });
    const org = await organizationById(testDatabase(), made.orgId);
    expect(org).toMatchObject({ slug, name: "Newcomer", tier: "beta" });
    if (!org) return;
    const token = await mailInvitation(
      { ...desk, as: (actor) => ({ ...desk.as(actor), org }) },
      made.invitationId,
    );
    expect(
      await acceptInvitation(entryOf(desk), { token, name: "First Admin", password: testPassword }),
    ).toEqual({ email, slug });
    const { desks, categories, members } = await testDatabase().withOrg(org.id, async (tx) => ({
      desks: await tx.desk.findMany({ select: { kind: true, numberPattern: true } }),
      categories: await tx.category.findMany({ select: { key: true } }),
      members: await tx.membership.findMany({ select: { role: true } }),
    }));
    expect(new Map(desks.map(({ kind, numberPattern }) => [kind, numberPattern]))).toEqual(
      new Map([
        ["public", "SAAS-{yyyymmdd}-{rand:5}"],
        ["internal", "TKT-{yyyymm}-{seq:4}"],
        ["customer", "TICKET-{seq:4}"],
      ]),
    );
    expect(categories).toEqual([{ key: "general" }]);
    expect(members).toEqual([{ role: "admin" }]);
    const again = createOrganization(owner, { slug, name: "Second", adminEmail: email });
    expect(await outcomeOf(again)).toBe("CONFLICT: slug_taken");
    const slugs = (await listOrganizations(desk.as(desk.admin))).map((each) => each.slug);
    expect(slugs).toEqual(expect.arrayContaining([slug, desk.org.slug]));
  });
});

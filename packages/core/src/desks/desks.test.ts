import { isNumberPattern } from "@handrail/contracts/inputs/desk-settings";
import { beforeEach, describe, expect, it } from "vitest";
import { newId } from "../ids.ts";
import { openTestTicket, outcomeOf } from "../testing/desk.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import {
  getDeskRules,
  listCategorySettings,
  listCustomFieldSettings,
  listDeskSettings,
  listTagSettings,
  listTeamSettings,
  nextNumber,
  removeSetting,
  saveCategory,
  saveCustomField,
  saveDesk,
  saveDeskRules,
  saveQuickIssue,
  saveTag,
  saveTeam,
  sortSettings,
  switchSetting,
} from "./index.ts";

let desk: TestOrg;
let foreign: TestOrg;
beforeEach(async () => {
  desk = await testOrg();
  foreign = await testOrg();
});

const ctx = (org = desk) => org.as(org.admin);
const isNew = { id: null, version: null };
const category = {
  name: "Café & más",
  description: "",
  defaultPriority: "high" as const,
  teamId: null,
  intents: [],
};
const field = {
  key: "size",
  kind: "select",
  name: "Size",
  isRequired: false,
  isCustomerVisible: true,
} as const;
const events = () =>
  desk.ports.db.withOrg(desk.org.id, (tx) =>
    tx.event.findMany({
      where: { OR: [{ kind: { startsWith: "setting" } }, { kind: "organization.changed" }] },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      select: { kind: true, subjectId: true, data: true },
    }),
  );

describe("a category", () => {
  it("is added with a key of its own, changed, switched off and deleted, each with one event", async () => {
    const { id } = await saveCategory(ctx(), { ...isNew, ...category });
    const added = (await listCategorySettings(ctx())).find((each) => each.id === id);
    expect(added).toMatchObject({
      key: "cafe_mas",
      version: 1,
      isActive: true,
      uses: { tickets: 0, others: 0 },
    });
    await saveCategory(ctx(), { ...category, id, version: 1, name: "Coffee" });
    await switchSetting(ctx(), { kind: "category", id, version: 2, isActive: false });
    await removeSetting(ctx(), { kind: "category", id });
    expect((await events()).map(({ kind, data }) => [kind, data])).toMatchObject([
      ["setting.saved", { of: "category", name: { from: null, to: "Café & más" } }],
      ["setting.saved", { name: { from: "Café & más", to: "Coffee" } }],
      ["setting.saved", { isActive: { from: true, to: false } }],
      ["setting.removed", { name: { from: "Coffee", to: null } }],
    ]);
  });

  it("is not deleted while a ticket is in it, stays on the ticket when off, and takes no new ones", async () => {
    const id = desk.categories.billing;
    await openTestTicket(desk.as(desk.customer), { categoryId: id });
    expect(await outcomeOf(removeSetting(ctx(), { kind: "category", id }))).toBe(
      "PRECONDITION: setting_in_use",
    );
    await switchSetting(ctx(), { kind: "category", id, version: 1, isActive: false });
    const listed = await listCategorySettings(ctx());
    expect(listed.find((each) => each.id === id)?.uses.tickets).toBe(1);
    await expect(openTestTicket(desk.as(desk.customer), { categoryId: id })).rejects.toMatchObject({
      fields: { categoryId: ["not found"] },
    });
  });

  it("has a name of its own, in whatever case, and a team of the organisation", async () => {
    await expect(saveCategory(ctx(), { ...isNew, ...category, name: "BILLING" })).rejects.toMatchObject({
      fields: { name: ["taken"] },
    });
    const { id: teamId } = await saveTeam(ctx(foreign), { ...isNew, name: "Theirs", memberIds: [] });
    await expect(saveCategory(ctx(), { ...isNew, ...category, teamId })).rejects.toMatchObject({
      fields: { teamId: ["not found"] },
    });
  });

  it("is changed by one admin at a time", async () => {
    const change = (name: string) =>
      outcomeOf(saveCategory(ctx(), { ...category, id: desk.categories.billing, version: 1, name }));
    expect((await Promise.all([change("A"), change("B")])).sort()).toEqual([
      "CONFLICT: setting_changed",
      "ok",
    ]);
  });
});

describe("order", () => {
  it("is of all of a kind at once, and of the organisation's own", async () => {
    const { technical, billing } = desk.categories;
    await sortSettings(ctx(), { kind: "category", ids: [billing, technical] });
    expect((await listCategorySettings(ctx())).map(({ id }) => id)).toEqual([billing, technical]);
    const sort = (ids: string[]) => outcomeOf(sortSettings(ctx(), { kind: "category", ids }));
    expect(await sort([billing])).toBe("CONFLICT: setting_changed");
    expect(await sort([billing, billing])).toBe("CONFLICT: setting_changed");
    expect(await sort([billing, foreign.categories.billing])).toBe("NOT_FOUND: not_found");
    expect((await events()).map(({ kind }) => kind)).toEqual(["settings.sorted"]);
  });
});

it("T1: finds nothing of another organisation", async () => {
  const ids = {
    category: foreign.categories.billing,
    quickIssue: (await saveQuickIssue(ctx(foreign), { ...isNew, ...issue })).id,
    tag: (await saveTag(ctx(foreign), { ...isNew, name: "late" })).id,
    customField: (await saveCustomField(ctx(foreign), { ...isNew, ...field, options: ["S"] })).id,
    team: (await saveTeam(ctx(foreign), { ...isNew, name: "Night", memberIds: [] })).id,
  };
  for (const kind of ["category", "quickIssue", "tag", "customField", "team"] as const) {
    const at = { kind, id: ids[kind] };
    expect(await outcomeOf(removeSetting(ctx(), at))).toBe("NOT_FOUND: not_found");
    expect(await outcomeOf(switchSetting(ctx(), { ...at, version: 1, isActive: false }))).toBe(
      "NOT_FOUND: not_found",
    );
  }
  expect(await outcomeOf(saveTag(ctx(), { id: ids.tag, version: 1, name: "x" }))).toBe(
    "NOT_FOUND: not_found",
  );
  expect(
    await outcomeOf(saveTeam(ctx(), { ...isNew, name: "x", memberIds: [foreign.agent.membershipId] })),
  ).toBe("NOT_FOUND: not_found");
  expect([
    await listTagSettings(ctx()),
    await listTeamSettings(ctx()),
    await listCustomFieldSettings(ctx()),
  ]).toEqual([[], [], []]);
  expect(await events()).toEqual([]);
});

const issue = {
  title: "It is slow",
  description: "",
  suggestedType: "performance",
  categoryId: null,
  articleId: null,
  icon: "plug",
} as const;

it("a quick issue leads to a category of the organisation", async () => {
  await saveQuickIssue(ctx(), { ...isNew, ...issue, categoryId: desk.categories.technical });
  await expect(
    saveQuickIssue(ctx(), { ...isNew, ...issue, categoryId: foreign.categories.technical }),
  ).rejects.toMatchObject({ fields: { categoryId: ["not found"] } });
  expect(await outcomeOf(removeSetting(ctx(), { kind: "category", id: desk.categories.technical }))).toBe(
    "PRECONDITION: setting_in_use",
  );
});

it("a tag is counted, renamed everywhere, and not deleted while tickets have it", async () => {
  const { id } = await saveTag(ctx(), { ...isNew, name: "vip" });
  const ticket = await openTestTicket(desk.as(desk.customer));
  const orgId = desk.org.id;
  await desk.ports.db.withOrg(orgId, (tx) =>
    tx.ticketTag.create({ data: { orgId, ticketId: ticket.id, tagId: id } }),
  );
  await saveTag(ctx(), { id, version: 1, name: "VIP" });
  expect(await listTagSettings(ctx())).toMatchObject([{ name: "VIP", version: 2, uses: { tickets: 1 } }]);
  expect(await outcomeOf(removeSetting(ctx(), { kind: "tag", id }))).toBe("PRECONDITION: setting_in_use");
});

it("a field keeps key and kind, and the options that tickets hold", async () => {
  const { id } = await saveCustomField(ctx(), { ...isNew, ...field, options: ["S", "M", "L"] });
  await openTestTicket(desk.as(desk.customer), { custom: { size: "M" } });
  const change = (given: object) =>
    saveCustomField(ctx(), { ...field, id, version: 1, options: ["S", "M"], ...given });
  await expect(change({ options: ["S"] })).rejects.toMatchObject({
    reason: "setting_in_use",
    fields: { options: ["in use: M"] },
  });
  await expect(change({ key: "other" })).rejects.toMatchObject({ fields: { key: ["cannot be changed"] } });
  await expect(change({ kind: "multi_select" })).rejects.toMatchObject({
    fields: { kind: ["cannot be changed"] },
  });
  await change({});
  expect(await listCustomFieldSettings(ctx())).toMatchObject([
    { options: ["S", "M"], version: 2, uses: { tickets: 1 } },
  ]);
  expect(await outcomeOf(removeSetting(ctx(), { kind: "customField", id }))).toBe(
    "PRECONDITION: setting_in_use",
  );
  await expect(saveCustomField(ctx(), { ...isNew, ...field, options: ["S"] })).rejects.toMatchObject({
    fields: { key: ["taken"] },
  });
});

it("a team has colleagues as members, and is not deleted while a category leads to it", async () => {
  const memberIds = [desk.agent.membershipId, desk.otherAgent.membershipId].sort();
  const { id } = await saveTeam(ctx(), { ...isNew, name: "Night", memberIds });
  await saveTeam(ctx(), { id, version: 1, name: "Night", memberIds: memberIds.slice(0, 1) });
  expect(await listTeamSettings(ctx())).toMatchObject([{ members: [{ id: memberIds[0] }], version: 2 }]);
  await expect(
    saveTeam(ctx(), { ...isNew, name: "Day", memberIds: [desk.customer.membershipId] }),
  ).rejects.toMatchObject({ fields: { memberIds: ["not found"] } });
  await saveCategory(ctx(), { ...isNew, ...category, teamId: id });
  expect(await outcomeOf(removeSetting(ctx(), { kind: "team", id }))).toBe("PRECONDITION: setting_in_use");
  expect((await events())[1]?.data).toMatchObject({
    memberIds: { from: memberIds, to: memberIds.slice(0, 1) },
  });
});

describe("a desk", () => {
  it("shows its next number, numbers by the new pattern, and shares its pattern with no other", async () => {
    const own = {
      name: "Customers",
      numberPattern: "ASK-{seq:5}",
      defaultBranchId: null,
      defaultTeamId: null,
    };
    expect(await nextNumber(ctx(), { id: desk.deskId, numberPattern: own.numberPattern })).toEqual({
      number: "ASK-00001",
    });
    await saveDesk(ctx(), { ...own, id: desk.deskId, version: 1 });
    expect((await openTestTicket(desk.as(desk.customer))).number).toBe("ASK-00001");
    const orgId = desk.org.id;
    const other = newId();
    await desk.ports.db.withOrg(orgId, (tx) =>
      tx.desk.create({ data: { orgId, id: other, kind: "public", name: "All", numberPattern: "P-{seq}" } }),
    );
    await expect(saveDesk(ctx(), { ...own, id: other, version: 1 })).rejects.toMatchObject({
      fields: { numberPattern: ["taken"] },
    });
    expect(await outcomeOf(saveDesk(ctx(), { ...own, id: desk.deskId, version: 1 }))).toBe(
      "CONFLICT: setting_changed",
    );
    expect(await outcomeOf(saveDesk(ctx(foreign), { ...own, id: desk.deskId, version: 2 }))).toBe(
      "NOT_FOUND: not_found",
    );
    expect(await listDeskSettings(ctx(foreign))).toMatchObject([{ numberPattern: "TICKET-{seq:4}" }]);
  });

  it.each([
    ["TICKET-{seq:4}", true],
    ["SAAS-{yyyymmdd}-{rand:5}", true],
    ["{seq}", true],
    ["TICKET", false],
    ["TICKET-{yyyy}", false],
    ["T-{rand:3}", false],
    ["T-{seq:99}", false],
    ["T-{seq:0}", false],
    ["T-{month}{seq}", false],
    ["<b>{seq}</b>", false],
    ["T {seq}", false],
    ["", false],
  ])("C1: the pattern %j is one: %s", (pattern, expected) => {
    expect(isNumberPattern(pattern)).toBe(expected);
  });
});

it("rules are changed by who has seen how they are", async () => {
  const seen = await getDeskRules(ctx());
  const rules = { autoCloseDays: 3, reopenDays: 5, portalEnabled: false };
  expect(await saveDeskRules(ctx(), { seen, rules })).toEqual(rules);
  expect(await outcomeOf(saveDeskRules(ctx(), { seen, rules }))).toBe("CONFLICT: setting_changed");
  expect(await getDeskRules(ctx(foreign))).toEqual(seen);
  expect((await events()).at(-1)?.data).toMatchObject({ autoCloseDays: { from: seen.autoCloseDays, to: 3 } });
});

import { beforeEach, expect, it } from "vitest";
import { openTestTicket, outcomeOf } from "../testing/desk.ts";
import { category, isNew, settingEvents } from "../testing/desk-settings.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import {
  listCustomFieldSettings,
  listTagSettings,
  listTeamSettings,
  removeSetting,
  saveCategory,
  saveCustomField,
  saveQuickIssue,
  saveTag,
  saveTeam,
  switchSetting,
} from "./index.ts";

let desk: TestOrg;
let foreign: TestOrg;
beforeEach(async () => {
  desk = await testOrg();
  foreign = await testOrg();
});

const ctx = (org = desk) => org.as(org.admin);
const field = {
  key: "size",
  kind: "select",
  name: "Size",
  isRequired: false,
  isCustomerVisible: true,
} as const;
const issue = {
  title: "It is slow",
  description: "",
  suggestedType: "performance",
  categoryId: null,
  articleId: null,
  icon: "plug",
} as const;

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
  expect(await settingEvents(desk)).toEqual([]);
});

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
  expect((await settingEvents(desk))[1]?.data).toMatchObject({
    memberIds: { from: memberIds, to: memberIds.slice(0, 1) },
  });
});

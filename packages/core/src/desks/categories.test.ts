import { beforeEach, describe, expect, it } from "vitest";
import { openTestTicket, outcomeOf } from "../testing/desk.ts";
import { category, isNew, settingEvents } from "../testing/desk-settings.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import {
  listCategorySettings,
  removeSetting,
  saveCategory,
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
    expect((await settingEvents(desk)).map(({ kind, data }) => [kind, data])).toMatchObject([
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
    expect((await settingEvents(desk)).map(({ kind }) => kind)).toEqual(["settings.sorted"]);
  });
});

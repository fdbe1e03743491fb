import { isNumberPattern } from "@handrail/contracts/inputs/desk-settings";
import { beforeEach, describe, expect, it } from "vitest";
import { newId } from "../ids.ts";
import { openTestTicket, outcomeOf } from "../testing/desk.ts";
import { settingEvents } from "../testing/desk-settings.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import { getDeskRules, listDeskSettings, nextNumber, saveDesk, saveDeskRules } from "./index.ts";

let desk: TestOrg;
let foreign: TestOrg;
beforeEach(async () => {
  desk = await testOrg();
  foreign = await testOrg();
});

const ctx = (org = desk) => org.as(org.admin);

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
  expect((await settingEvents(desk)).at(-1)?.data).toMatchObject({
    autoCloseDays: { from: seen.autoCloseDays, to: 3 },
  });
});

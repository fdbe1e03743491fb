import { viewQuerySchema } from "@handrail/contracts/inputs/queue";
import { beforeAll, describe, expect, it } from "vitest";
import { outcomeOf } from "../testing/desk.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import {
  changeQueueSettings,
  changeView,
  createView,
  getQueueSettings,
  listViews,
  orderViews,
  removeView,
} from "./index.ts";

let desk: TestOrg;
let foreign: TestOrg;
beforeAll(async () => {
  desk = await testOrg();
  foreign = await testOrg();
});

const query = viewQuerySchema.parse({
  view: "mine",
  filters: [{ field: "priority", operator: "is", value: "high" }],
});
const names = async (test: TestOrg, actor = test.agent) =>
  (await listViews(test.as(actor))).map(({ name }) => name);

describe("saved views", () => {
  it("T5: a private one exists for its owner alone", async () => {
    const view = await createView(desk.as(desk.agent), { name: "My late ones", isShared: false, query });
    expect(await names(desk)).toContain("My late ones");
    expect(await names(desk, desk.otherAgent)).not.toContain("My late ones");
    expect(await names(desk, desk.admin)).not.toContain("My late ones");
    for (const actor of [desk.otherAgent, desk.admin]) {
      const as = desk.as(actor);
      expect(await outcomeOf(changeView(as, { viewId: view.id, name: "Mine now" }))).toBe(
        "NOT_FOUND: not_found",
      );
      expect(await outcomeOf(removeView(as, { viewId: view.id }))).toBe("NOT_FOUND: not_found");
    }
    expect(view.query).toEqual(query);
  });

  it("T1 T5: a shared one is seen by the staff, and changed by its owner and admins", async () => {
    const { id: viewId } = await createView(desk.as(desk.agent), { name: "Ours", isShared: true, query });
    expect(await names(desk, desk.otherAgent)).toContain("Ours");
    expect(await outcomeOf(changeView(desk.as(desk.otherAgent), { viewId, name: "x" }))).toBe(
      "FORBIDDEN: forbidden",
    );
    expect((await changeView(desk.as(desk.admin), { viewId, name: "Ours, renamed" })).name).toBe(
      "Ours, renamed",
    );
    const own = await changeView(desk.as(desk.agent), { viewId, isShared: false });
    expect(own).toMatchObject({ isShared: false, canChange: true });
    expect(await names(desk, desk.otherAgent)).not.toContain("Ours, renamed");
    expect(await outcomeOf(removeView(foreign.as(foreign.admin), { viewId }))).toBe("NOT_FOUND: not_found");
    expect(await names(foreign, foreign.admin)).toEqual([]);
    await removeView(desk.as(desk.agent), { viewId });
    expect(await names(desk)).not.toContain("Ours, renamed");
  });

  it("are in the order in which each person wants them", async () => {
    const test = await testOrg();
    const ids: string[] = [];
    for (const name of ["A", "B", "C"]) {
      ids.push((await createView(test.as(test.agent), { name, isShared: true, query })).id);
    }
    await orderViews(test.as(test.agent), { viewIds: [ids[2] ?? "", ids[0] ?? ""] });
    expect(await names(test)).toEqual(["C", "A", "B"]);
    expect(await names(test, test.otherAgent)).toEqual(["A", "B", "C"]);
  });
});

it("the queue looks for each person as that person chose", async () => {
  const usual = await getQueueSettings(desk.as(desk.agent));
  expect(usual).toMatchObject({ sort: "updated", direction: "desc" });
  await changeQueueSettings(desk.as(desk.agent), { columns: ["subject", "tags", "subject"] });
  await changeQueueSettings(desk.as(desk.agent), { sort: "due", direction: "asc" });
  expect(await getQueueSettings(desk.as(desk.agent))).toEqual({
    columns: ["subject", "tags"],
    sort: "due",
    direction: "asc",
  });
  expect(await getQueueSettings(desk.as(desk.otherAgent))).toEqual(usual);
});

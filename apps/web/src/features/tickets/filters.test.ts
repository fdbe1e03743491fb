import { liveStatuses } from "@handrail/contracts";
import { queueInput } from "@handrail/contracts/inputs/tickets";
import fc from "fast-check";
import { createLoader } from "nuqs/server";
import { describe, expect, it } from "vitest";
import { activeFilters, filterParsers, isFiltered, serializeFilters, toQueueInput } from "./filters.ts";

const load = createLoader(filterParsers);
const id = "018f4e2a-0000-7000-8000-000000000001";

describe("queue filters", () => {
  it("asks for what is still to do where the address says nothing", () => {
    const filters = load("");
    expect(toQueueInput(filters).status).toEqual(liveStatuses);
    expect(isFiltered(filters)).toBe(false);
    expect(activeFilters(filters)).toEqual([{ filter: "status", value: "live" }]);
    expect(serializeFilters(filters)).toBe("");
  });

  it("asks for any status where the address says none", () => {
    const filters = load("?status=");
    expect(toQueueInput(filters).status).toEqual([]);
    expect(activeFilters(filters)).toEqual([]);
    expect(isFiltered(filters)).toBe(true);
  });

  it.each([
    "?view=mine",
    "?status=open,escalated",
    "?type=bug&priority=high,urgent",
    `?assignee=${id}`,
    "?assignee=none&q=invoice",
    `?category=${id}&sort=priority&dir=asc`,
  ])("comes back from its own address: %s", (query) => {
    expect(serializeFilters(load(query))).toBe(query);
  });

  it("leaves out what nobody can ask for", () => {
    const input = toQueueInput(load("?view=everything&assignee=me&category=1&type=bug,nonsense&sort=luck"));
    expect(input).toMatchObject({
      view: "all",
      assigneeId: null,
      categoryId: null,
      type: ["bug"],
      sort: "updated",
    });
  });

  it("always makes an input that the server accepts", () => {
    const keys = fc.constantFrom(...Object.keys(filterParsers));
    fc.assert(
      fc.property(fc.array(fc.tuple(keys, fc.string())), (pairs) => {
        const input = toQueueInput(load(new URLSearchParams(pairs)));
        expect(queueInput.safeParse(input).success).toBe(true);
      }),
    );
  });
});

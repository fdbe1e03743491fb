import { queueInput } from "@handrail/contracts/inputs/queue";
import { type QueueFilter, queueFilterSchema } from "@handrail/contracts/inputs/queue-filters";
import fc from "fast-check";
import { createLoader } from "nuqs/server";
import { describe, expect, it } from "vitest";
import { decodeFilters, encodeFilters } from "./filter-codec.ts";
import {
  filterParsers,
  isFiltered,
  isSameQuery,
  liveFilter,
  orderOf,
  serializeFilters,
  toQueueInput,
  toViewQuery,
  viewHref,
} from "./queue-address.ts";

const load = createLoader(filterParsers);
const id = "018f4e2a-0000-7000-8000-000000000001";
const usual = { sort: "updated", direction: "desc" } as const;

const samples: QueueFilter[] = [
  { field: "status", operator: "none_of", value: ["closed", "resolved"] },
  { field: "assignee", operator: "any_of", value: ["me", id] },
  { field: "team", operator: "is_empty", value: null },
  { field: "created", operator: "between", value: ["2026-01-01", "2026-02-01"] },
  { field: "created", operator: "last_days", value: 7 },
  { field: "due", operator: "before", value: "2026-01-01" },
  { field: "subject", operator: "contains", value: "a.b~c,d %2e&=#?\"'" },
  { field: "unread", operator: "is", value: false },
  { field: "rating", operator: "at_least", value: 3 },
  { field: "custom", key: "seats", operator: "at_most", value: 1.5 },
  { field: "custom", key: "color", operator: "any_of", value: ["red, dark", "blue"] },
  { field: "custom", key: "done", operator: "checked", value: true },
];

describe("the address of the queue", () => {
  it("asks for what is still to do where it says nothing", () => {
    const filters = load("");
    expect(toQueueInput(filters, usual).filters).toEqual([liveFilter]);
    expect(isFiltered(filters)).toBe(false);
    expect(serializeFilters(filters)).toBe("");
  });

  it("asks for everything where its filters are empty", () => {
    const filters = load("?f=");
    expect(toQueueInput(filters, usual).filters).toEqual([]);
    expect(isFiltered(filters)).toBe(true);
    expect(load(serializeFilters({ f: [] }))).toMatchObject({ f: [] });
  });

  it.each(samples.map((filter) => [encodeFilters([filter]), filter] as const))(
    "reads back %s",
    (text, filter) => {
      expect(decodeFilters(text)).toEqual([filter]);
      const query = serializeFilters({ f: [filter] });
      expect(load(query).f).toEqual([filter]);
    },
  );

  it("says one value in one way", () => {
    expect(decodeFilters("status.is.open~assignee.is_not.me")).toEqual([
      { field: "status", operator: "any_of", value: ["open"] },
      { field: "assignee", operator: "none_of", value: ["me"] },
    ]);
  });

  it("leaves out what nobody can ask for", () => {
    const filters = load("?view=everything&f=type.any_of.bug,nonsense~priority.any_of.high~x&sort=luck");
    expect(toQueueInput(filters, usual)).toMatchObject({
      view: "all",
      filters: [{ field: "priority", operator: "any_of", value: ["high"] }],
      sort: "updated",
    });
  });

  it("is in the person's order, unless it names its own", () => {
    const mine = { sort: "priority", direction: "asc" } as const;
    expect(orderOf(load(""), mine)).toEqual(mine);
    expect(orderOf(load("?sort=due"), mine)).toEqual({ sort: "due", direction: "asc" });
    expect(orderOf(load("?sort=created&dir=asc"), mine)).toEqual({ sort: "created", direction: "asc" });
  });

  it("holds a saved view whole", () => {
    const query = {
      view: "mine",
      filters: samples,
      search: "printer",
      sort: "due",
      direction: "asc",
    } as const;
    const filters = load(viewHref(id, { ...query, filters: [...query.filters] }).split("?")[1] ?? "");
    expect(filters.saved).toBe(id);
    expect(isSameQuery(toViewQuery(filters, orderOf(filters, usual)), { ...query, filters: samples })).toBe(
      true,
    );
  });

  it("always makes an input that the server accepts", () => {
    const keys = fc.constantFrom(...Object.keys(filterParsers));
    fc.assert(
      fc.property(fc.array(fc.tuple(keys, fc.oneof(fc.string(), fc.string({ unit: "binary" })))), (pairs) => {
        const input = toQueueInput(load(new URLSearchParams(pairs)), usual);
        expect(queueInput.safeParse(input).success).toBe(true);
      }),
    );
  });

  it("reads back every text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1, maxLength: 60 }), (value) => {
        const parsed = queueFilterSchema.safeParse({ field: "subject", operator: "contains", value });
        if (parsed.success) expect(decodeFilters(encodeFilters([parsed.data]))).toEqual([parsed.data]);
      }),
    );
  });
});

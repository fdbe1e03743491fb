import { queueInput, queueSorts } from "@handrail/contracts/inputs/queue";
import { type QueueFilter, queueFilterSchema } from "@handrail/contracts/inputs/queue-filters";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { openTestTicket } from "../testing/desk.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import { listQueue } from "./index.ts";
import { conditionOf } from "./queue-conditions.ts";

/** What people have put into filters of other products to reach the database behind them. */
const hostile = [
  "'; DROP TABLE ticket; --",
  "' OR '1'='1",
  "$1",
  "%",
  "_",
  "\\",
  "\\'; SELECT pg_sleep(10); --",
  "){}[]'\"`",
  "t.org_id OR t.org_id",
  "𝕏 ‮ evil",
  "'||(SELECT current_user)||'",
  "foo:*",
  "& | ! ( )",
];
const text = fc.oneof(
  fc.constantFrom(...hostile),
  fc.string({ maxLength: 40 }),
  fc.string({ unit: "binary", maxLength: 20 }),
);
const id = fc.oneof(fc.uuid(), fc.constant("018f4e2a-0000-7000-8000-000000000001"));
const day = fc
  .date({ min: new Date("1990-01-01"), max: new Date("2090-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

/** Every field of the language with values that its operators might take, right ones and wrong ones alike. */
const fields = queueFilterSchema.options.flatMap((option) => {
  const leaves = "options" in option ? option.options : [option];
  return leaves.flatMap((leaf) => {
    const { field, operator } = leaf.shape;
    const operators = "options" in operator ? operator.options : [...operator.values];
    return operators.map((name) => ({ field: String([...field.values][0]), operator: String(name) }));
  });
});
const words = [
  ...[
    "open",
    "closed",
    "bug",
    "billing",
    "urgent",
    "low",
    "critical",
    "email",
    "overdue",
    "due_soon",
    "on_track",
    "none",
    "me",
  ],
];
const value: fc.Arbitrary<unknown> = fc.oneof(
  fc.constant(null),
  fc.constantFrom(...words),
  fc.constantFrom(...words).map((word) => [word]),
  fc.uniqueArray(fc.constantFrom(...words), { minLength: 1, maxLength: 3 }),
  id,
  fc.array(id, { minLength: 1, maxLength: 4 }),
  day,
  fc.tuple(day, day),
  fc.integer({ min: 1, max: 400 }),
  fc.integer({ min: 1, max: 5 }),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }),
  fc.boolean(),
  text,
  fc.array(text, { minLength: 1, maxLength: 3 }),
);
const filterOf = (field: string, operator: string) =>
  value.map((given) => ({ field, operator, value: given, ...(field === "custom" ? { key: "seats" } : {}) }));

const accepted = (given: unknown): QueueFilter[] => {
  const parsed = queueFilterSchema.safeParse(given);
  return parsed.success ? [parsed.data] : [];
};
const valueTexts = (given: unknown): string[] =>
  typeof given === "string" ? [given] : Array.isArray(given) ? given.flatMap(valueTexts) : [];

describe("conditions of filters", () => {
  let desk: TestOrg;
  let foreign: TestOrg;
  beforeAll(async () => {
    desk = await testOrg();
    foreign = await testOrg();
    await openTestTicket(desk.as(desk.customer), { subject: "Ours" });
    await openTestTicket(foreign.as(foreign.customer), { subject: "Theirs" });
  });

  it("O1: has an operator for every kind of value of every field", () => {
    expect(new Set(fields.map(({ field }) => field)).size).toBe(25);
    expect(fields.length).toBeGreaterThan(90);
  });

  it.each(fields)("O1: $field $operator keeps every value out of the statement", ({ field, operator }) => {
    const env = { now: new Date(0), membershipId: "018f4e2a-0000-7000-8000-000000000009", timeZone: "UTC" };
    const known = new Set<string>();
    let seen = 0;
    fc.assert(
      fc.property(filterOf(field, operator), (given) => {
        for (const filter of accepted(given)) {
          seen += 1;
          const condition = conditionOf(filter, env);
          known.add(condition.sql);
          expect(condition.sql.split("?").length - 1).toBe(condition.values.length);
          for (const typed of valueTexts(filter.value)) {
            if (typed.length > 3 && /\W/.test(typed) && !words.includes(typed))
              expect(condition.sql).not.toContain(typed);
          }
        }
      }),
      { numRuns: 2_000 },
    );
    expect(seen, "no value was accepted").toBeGreaterThan(0);
    expect(known.size, "the statement varies with the value").toBeLessThanOrEqual(16);
  });

  it("O1: the database takes whatever the language lets through, and answers with own tickets only", {
    timeout: 120_000,
  }, async () => {
    const any = fc.constantFrom(...fields).chain(({ field, operator }) => filterOf(field, operator));
    const input = fc.record({
      filters: fc.array(any, { minLength: 1, maxLength: 4 }),
      search: fc.oneof(fc.constant(""), text),
      sort: fc.constantFrom(...queueSorts),
      direction: fc.constantFrom("asc", "desc"),
      view: fc.constantFrom("all", "mine", "unassigned", "snoozed", "watching"),
    });
    let ran = 0;
    await fc.assert(
      fc.asyncProperty(input, async ({ filters, ...given }) => {
        const parsed = queueInput.safeParse({
          ...given,
          search: given.search.slice(0, 200),
          filters: filters.flatMap(accepted),
        });
        if (!parsed.success) return;
        ran += 1;
        const { tickets } = await listQueue(desk.as(desk.agent), parsed.data);
        for (const ticket of tickets) expect(ticket.subject).toBe("Ours");
      }),
      { numRuns: 250 },
    );
    expect(ran).toBeGreaterThan(200);
  });

  it.each(["0000-01-01", "0000-12-31"])("O1: takes no day that the database does not know: %s", (value) => {
    expect(accepted({ field: "created", operator: "after", value })).toEqual([]);
    expect(accepted({ field: "due", operator: "between", value: [value, "2026-01-01"] })).toEqual([]);
  });

  it.each(["0001-01-01", "9999-12-31"])("O1: takes every day that it knows: %s", async (value) => {
    const filters = accepted({ field: "created", operator: "is", value });
    expect(filters).toHaveLength(1);
    const { tickets } = await listQueue(desk.as(desk.agent), queueInput.parse({ filters }));
    expect(tickets).toEqual([]);
  });

  it.each(fields)("O1: $field $operator runs", async ({ field, operator }) => {
    const samples = fc
      .sample(filterOf(field, operator), { numRuns: 400, seed: 7 })
      .flatMap(accepted)
      .slice(0, 4);
    expect(samples.length).toBeGreaterThan(0);
    for (const filter of samples) {
      const { tickets } = await listQueue(desk.as(desk.agent), queueInput.parse({ filters: [filter] }));
      expect(tickets.length).toBeLessThanOrEqual(1);
    }
  });
});

import { queueInput } from "@handrail/contracts/inputs/queue";
import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { type Filter, live, queueOrg } from "../testing/queue-org.ts";
import { listQueue } from "./index.ts";

const { desk, ids, team, tags } = await queueOrg();

type Input = z.input<typeof queueInput>;
const found = async (given: Input) =>
  (await listQueue(desk.as(desk.agent), queueInput.parse(given))).tickets
    .map(({ id }) => ids.indexOf(id))
    .sort((a, b) => a - b);
const everything = Array.from({ length: 12 }, (_, index) => index);
const awake = everything.filter((index) => index !== 9);

describe("listQueue", () => {
  it.each<[string, Input, number[]]>([
    ["nothing", {}, awake],
    ["status", { filters: [{ field: "status", operator: "is", value: "resolved" }] }, [1]],
    ["not a status", { filters: [{ field: "status", operator: "is_not", value: "open" }] }, [1, 2]],
    [
      "contradicting statuses",
      {
        filters: [
          { field: "status", operator: "is", value: "open" },
          { field: "status", operator: "is", value: "closed" },
        ],
      },
      [],
    ],
    ["type", { filters: [{ field: "type", operator: "any_of", value: ["billing"] }] }, [1, 3, 5, 7, 11]],
    [
      "priority",
      { filters: [{ field: "priority", operator: "none_of", value: ["low", "normal"] }] },
      [2, 3, 6, 7, 10, 11],
    ],
    ["severity", { filters: [{ field: "severity", operator: "is", value: "critical" }] }, [0, 1, 2, 3]],
    [
      "no assignee",
      { filters: [{ field: "assignee", operator: "is_empty" }] },
      awake.filter((i) => i !== 1 && i !== 2),
    ],
    ["assigned to me", { filters: [{ field: "assignee", operator: "is", value: "me" }] }, [1, 2]],
    [
      "not mine",
      { filters: [{ field: "assignee", operator: "is_not", value: "me" }] },
      awake.filter((i) => i !== 1 && i !== 2),
    ],
    ["team", { filters: [{ field: "team", operator: "is", value: team }] }, [6]],
    ["any tag", { filters: [{ field: "tag", operator: "any_of", value: [tags.late] }] }, [6, 7]],
    ["all tags", { filters: [{ field: "tag", operator: "all_of", value: [tags.late, tags.vip] }] }, [6]],
    [
      "no tag",
      { filters: [{ field: "tag", operator: "none_of", value: [tags.late] }] },
      awake.filter((i) => i !== 6 && i !== 7),
    ],
    ["created on a day", { filters: [{ field: "created", operator: "is", value: "2026-01-01" }] }, awake],
    [
      "created before a day",
      { filters: [{ field: "created", operator: "before", value: "2026-01-01" }] },
      [],
    ],
    [
      "created between",
      { filters: [{ field: "created", operator: "between", value: ["2025-12-31", "2026-01-02"] }] },
      awake,
    ],
    ["overdue", { filters: [{ field: "sla", operator: "is", value: "overdue" }] }, [10]],
    ["due soon", { filters: [{ field: "sla", operator: "any_of", value: ["due_soon"] }] }, [11]],
    ["no due date", { filters: [{ field: "due", operator: "is_empty" }] }, awake.filter((i) => i < 10)],
    ["subject", { filters: [{ field: "subject", operator: "contains", value: "100%_" }] }, [4]],
    ["number", { filters: [{ field: "number", operator: "is", value: "ticket-0005" }] }, [4]],
    [
      "unread",
      { filters: [live, { field: "unread", operator: "is", value: true }] },
      awake.filter((i) => i !== 1 && i !== 3),
    ],
    ["rating", { filters: [{ field: "rating", operator: "at_most", value: 3 }] }, [11]],
    [
      "custom number",
      { filters: [{ field: "custom", key: "seats", operator: "at_least", value: 10 }] },
      [10],
    ],
    ["custom text", { filters: [{ field: "custom", key: "color", operator: "is", value: "red" }] }, [10]],
    [
      "custom choice",
      { filters: [{ field: "custom", key: "color", operator: "any_of", value: ["Red", "Blue"] }] },
      [10],
    ],
    ["custom check", { filters: [{ field: "custom", key: "done", operator: "checked", value: true }] }, [10]],
    ["snoozed", { filters: [{ field: "snoozed", operator: "is", value: true }] }, [9]],
    ["view mine", { view: "mine" }, [1, 2]],
    ["view unassigned", { view: "unassigned" }, awake.filter((i) => i !== 1 && i !== 2)],
    ["view snoozed", { view: "snoozed" }, [9]],
    ["view watching", { view: "watching" }, [8]],
    ["view of a team", { view: `team:${team}` }, [6]],
    ["search by number", { search: "ticket-0007" }, [6]],
    ["search by a part of the number", { search: "ticket 00" }, everything],
    ["search by words of the subject", { search: "subject 11" }, [11]],
    ["search by a message", { search: "zebra jams" }, [5]],
    ["search by the beginning of a word", { search: "zeb" }, [5]],
    ["search for what LIKE would take for a pattern", { search: "100%_off" }, [4]],
    ["search for what is no word", { search: "_%'" }, []],
    ["search for nothing there", { search: "xylophone" }, []],
  ])("filters by %s", async (_name, given, expected) => {
    expect(await found({ limit: 100, ...given })).toEqual(expected);
  });

  it("finds customers by address and name, in any order of filters", async () => {
    const others = everything.filter((index) => index % 3 === 0);
    expect(await found({ search: desk.otherCustomer.email.toUpperCase() })).toEqual(others);
    expect(await found({ search: desk.otherCustomer.name, sort: "priority" })).toEqual(others);
    const contact: Filter = { field: "contact", operator: "is", value: desk.otherCustomer.contactId };
    expect(await found({ filters: [contact] })).toEqual(others.filter((index) => index !== 9));
  });
});

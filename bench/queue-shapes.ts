import { queueSorts } from "@handrail/contracts/inputs/queue";

export type SeededIds = {
  agents: string[];
  teams: string[];
  tags: string[];
  categories: string[];
  branches: string[];
  contact: string;
};
export type Shape = {
  name: string;
  kind: "view" | "sort" | "filter" | "mixed" | "search";
  input: Record<string, unknown>;
};

const live = {
  field: "status",
  operator: "any_of",
  value: ["open", "triaging", "in_progress", "pending_customer", "escalated"],
};
const at = <T>(list: readonly T[], index: number): T => {
  const found = list[index];
  if (found === undefined) throw new Error("the seed is not what was expected");
  return found;
};

/** Every view, filter, order and search, alone and together, as the screen asks for them. */
export function queueShapes(ids: SeededIds, now: Date): Shape[] {
  const day = (days: number) => new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10);
  const filters: Record<string, unknown> = {
    "status is escalated": { field: "status", operator: "is", value: "escalated" },
    "status is not closed": { field: "status", operator: "is_not", value: "closed" },
    type: { field: "type", operator: "any_of", value: ["bug", "billing"] },
    category: { field: "category", operator: "is", value: at(ids.categories, 3) },
    "no category": { field: "category", operator: "is_empty", value: null },
    priority: { field: "priority", operator: "is", value: "urgent" },
    severity: { field: "severity", operator: "any_of", value: ["high", "critical"] },
    assignee: { field: "assignee", operator: "is", value: at(ids.agents, 7) },
    "no assignee": { field: "assignee", operator: "is_empty", value: null },
    "two assignees": { field: "assignee", operator: "any_of", value: ids.agents.slice(8, 10) },
    team: { field: "team", operator: "is", value: at(ids.teams, 5) },
    branch: { field: "branch", operator: "is", value: at(ids.branches, 2) },
    source: { field: "source", operator: "is", value: "email" },
    "common tag": { field: "tag", operator: "any_of", value: [at(ids.tags, 0)] },
    "rare tag": { field: "tag", operator: "any_of", value: [at(ids.tags, 38)] },
    "all of two tags": { field: "tag", operator: "all_of", value: [at(ids.tags, 1), at(ids.tags, 20)] },
    "none of a tag": { field: "tag", operator: "none_of", value: [at(ids.tags, 0)] },
    "created last week": { field: "created", operator: "last_days", value: 7 },
    "created on a day": { field: "created", operator: "is", value: day(-400) },
    "created before": { field: "created", operator: "before", value: day(-700) },
    "updated last day": { field: "updated", operator: "last_days", value: 1 },
    "updated between": { field: "updated", operator: "between", value: [day(-200), day(-199)] },
    "last message": { field: "last_message", operator: "before_last_days", value: 30 },
    overdue: { field: "sla", operator: "is", value: "overdue" },
    "due soon": { field: "sla", operator: "is", value: "due_soon" },
    "due in two days": { field: "due", operator: "next_days", value: 2 },
    unread: { field: "unread", operator: "is", value: true },
    "awaiting reply": { field: "awaiting_reply", operator: "is", value: true },
    rating: { field: "rating", operator: "at_most", value: 2 },
    customer: { field: "contact", operator: "is", value: ids.contact },
    "subject contains": { field: "subject", operator: "contains", value: "double" },
    "subject contains what many have": { field: "subject", operator: "contains", value: "invoice" },
    number: { field: "number", operator: "is", value: "ticket-0000777" },
  };
  const views = ["all", "mine", "unassigned", "snoozed", "watching", `team:${at(ids.teams, 2)}`];
  const some = (...names: string[]) => names.map((name) => filters[name]);
  return [
    ...views.map(
      (view): Shape => ({
        name: view.startsWith("team:") ? "a team" : view,
        kind: "view",
        input: { view, filters: [live] },
      }),
    ),
    ...queueSorts.flatMap((sort) =>
      (["asc", "desc"] as const).flatMap((direction): Shape[] => [
        { name: `${sort} ${direction}, live`, kind: "sort", input: { sort, direction, filters: [live] } },
        { name: `${sort} ${direction}, any`, kind: "sort", input: { sort, direction } },
      ]),
    ),
    ...Object.entries(filters).flatMap(([name, filter]) =>
      queueSorts.map(
        (sort): Shape => ({
          name: `${name}, by ${sort}`,
          kind: "filter",
          input: { sort, direction: sort === "due" ? "asc" : "desc", filters: [filter] },
        }),
      ),
    ),
    ...Object.entries(filters)
      .filter(([name]) => !name.startsWith("status"))
      .map(
        ([name, filter]): Shape => ({
          name: `${name}, live`,
          kind: "filter",
          input: { filters: [live, filter] },
        }),
      ),
    { name: "team, tag, high", kind: "mixed", input: { filters: some("team", "common tag", "severity") } },
    {
      name: "mine, email, by created",
      kind: "mixed",
      input: { sort: "created", filters: some("assignee", "source") },
    },
    {
      name: "category, type, urgent",
      kind: "mixed",
      input: { filters: some("category", "type", "priority") },
    },
    {
      name: "branch, team, assignee, by priority",
      kind: "mixed",
      input: { sort: "priority", filters: some("branch", "team", "assignee") },
    },
    ...[
      "TICKET-0000123",
      "person77@customer77.example",
      "case123",
      "order12345",
      "password printer",
      "invoice",
      "greta",
      "refund dom",
    ].flatMap((search): Shape[] => [
      { name: `“${search}”`, kind: "search", input: { search } },
      {
        name: `“${search}”, live, by priority`,
        kind: "search",
        input: { search, sort: "priority", filters: [live] },
      },
    ]),
  ];
}

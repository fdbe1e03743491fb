import type { BulkChange } from "@handrail/contracts/inputs/queue";
import { nextStatuses } from "./statuses.ts";
import type { Target } from "./use-selection.ts";

/** PURE. Changes of many tickets, and what takes them back. */

export type Planned = { target: Target; change: BulkChange };

/** Tickets that the change would alter: the others are left alone. */
export function planChange(targets: readonly Target[], change: BulkChange): Planned[] {
  return targets.filter((target) => !isAlready(target, change)).map((target) => ({ target, change }));
}

function isAlready(target: Target, change: BulkChange): boolean {
  switch (change.kind) {
    case "assignee":
      return (target.assignee?.membershipId ?? null) === change.assigneeId;
    case "team":
      return (target.team?.id ?? null) === change.teamId;
    case "priority":
      return target.priority === change.priority;
    case "status":
      return target.status === change.status;
    case "resolve":
      return target.status === "resolved";
    case "tags": {
      const held = target.tags.map(({ id }) => id);
      return change.add.every((id) => held.includes(id)) && !change.remove.some((id) => held.includes(id));
    }
    case "merge":
      return target.id === change.targetId;
    case "unmerge":
      return false;
    default:
      return change satisfies never;
  }
}

/** What puts a ticket back to how it was before; null where that is not simple. */
export function inverseOf(before: Target, change: BulkChange): BulkChange | null {
  switch (change.kind) {
    case "assignee":
      return { kind: "assignee", assigneeId: before.assignee?.membershipId ?? null };
    case "team":
      return { kind: "team", teamId: before.team?.id ?? null };
    case "priority":
      return { kind: "priority", priority: before.priority };
    case "status": {
      const after: readonly string[] = nextStatuses[change.status];
      const { status } = before;
      const isWayBack = after.includes(status) && status !== "resolved" && status !== "triaging";
      return isWayBack ? { kind: "status", status } : null;
    }
    case "resolve":
    case "unmerge":
      return null;
    case "merge":
      return { kind: "unmerge" };
    case "tags": {
      const held = before.tags.map(({ id }) => id);
      return {
        kind: "tags",
        add: change.remove.filter((id) => held.includes(id)),
        remove: change.add.filter((id) => !held.includes(id)),
      };
    }
    default:
      return change satisfies never;
  }
}

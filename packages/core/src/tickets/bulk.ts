import type { ErrorCode, ErrorReason, TicketStatus } from "@handrail/contracts";
import { type BulkInput, bulkLimit, type QueueInput } from "@handrail/contracts/inputs/queue";
import type { ServiceContext } from "../context.ts";
import { DomainError } from "../errors.ts";
import { assignTicket } from "./assign-ticket.ts";
import { changePriority } from "./change-priority.ts";
import { changeStatus } from "./change-status.ts";
import { changeTags } from "./change-tags.ts";
import { assignTeam } from "./change-team.ts";
import type { TicketState } from "./internal.ts";
import { mergeTickets } from "./merge-tickets.ts";
import { membershipOf, planFor } from "./queue-list.ts";
import { type Page, readPage } from "./queue-page.ts";
import { type QueueRow, readRows } from "./queue-rows.ts";
import type { QueuePosition } from "./queue-sql.ts";
import { resolveTicket } from "./resolve-ticket.ts";
import { unmergeTicket } from "./unmerge-ticket.ts";

type Change = BulkInput["changes"][number];

/** What became of one ticket of a bulk change; in the order in which they were given. */
export type BulkOutcome =
  | { ok: true; version: number; status: TicketStatus }
  | { ok: false; code: ErrorCode; reason: ErrorReason };

async function run(ctx: ServiceContext, { ticketId, version, change }: Change): Promise<TicketState> {
  const at = { ticketId, version };
  switch (change.kind) {
    case "assignee":
      return assignTicket(ctx, { ...at, assigneeId: change.assigneeId });
    case "team":
      return assignTeam(ctx, { ...at, teamId: change.teamId });
    case "status":
      return changeStatus(ctx, { ...at, status: change.status });
    case "resolve":
      return resolveTicket(ctx, { ...at, resolution: change.resolution });
    case "priority":
      return changePriority(ctx, { ...at, priority: change.priority });
    case "tags":
      return changeTags(ctx, { ...at, add: change.add, remove: change.remove });
    case "merge":
      return (await mergeTickets(ctx, { ...at, targetId: change.targetId })).source;
    case "unmerge":
      return (await unmergeTicket(ctx, { ticketId })).source;
    default:
      return change satisfies never;
  }
}

/**
 * Changes some tickets, each by its own command in its own transaction and at the version that was seen: what one of
 * them refuses, or a colleague changed meanwhile, is told of it alone and stops none of the others.
 */
export async function changeInBulk(ctx: ServiceContext, { changes }: BulkInput): Promise<BulkOutcome[]> {
  const outcomes: BulkOutcome[] = [];
  for (const change of changes) {
    try {
      const { version, status } = await run(ctx, change);
      outcomes.push({ ok: true, version, status });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      outcomes.push({ ok: false, code: error.code, reason: error.reason });
    }
  }
  return outcomes;
}

/** How often a search for tickets to change goes on where one page found few. */
const mostPages = 5;

/**
 * The tickets that a list holds, for a change of all of them: at most `bulkLimit`, in the order of the list, with what
 * an undo needs to know. `isMore` where the list goes on.
 */
export async function listMatching(ctx: ServiceContext, input: Omit<QueueInput, "cursor" | "limit">) {
  const order = { sort: input.sort, direction: input.direction };
  const plan = planFor(ctx, input);
  return ctx.ports.db.hot(ctx.org.id, async (sql) => {
    const ids: string[] = [];
    let from: QueuePosition | null = null;
    for (let turn = 0; turn < mostPages && ids.length < bulkLimit; turn += 1) {
      const page: Page = await readPage(sql, plan, { order, from, limit: bulkLimit - ids.length });
      ids.push(...page.ids);
      from = page.next;
      if (!from) break;
    }
    const rows = await readRows(sql, { orgId: ctx.org.id, membershipId: membershipOf(ctx), ids });
    return { tickets: rows.map(toTarget), isMore: from !== null };
  });
}

const toTarget = (row: QueueRow) => ({
  id: row.id,
  number: row.number,
  subject: row.subject,
  contact: { id: row.contact.id, name: row.contact.name },
  version: row.version,
  status: row.status,
  priority: row.priority,
  assignee: row.assignee,
  team: row.team,
  tags: row.tags,
});

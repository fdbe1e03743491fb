import {
  liveStatuses,
  type Priority,
  priorities,
  type TicketStatus,
  ticketStatuses,
} from "@handrail/contracts";
import type { QueueInput, queueViews } from "@handrail/contracts/inputs/tickets";
import type { Prisma } from "@handrail/db";
import { z } from "zod";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { decodeCursor, likeLiteral, timeKey, toPage } from "../cursor.ts";
import { ticketScope } from "../scope.ts";

const rowSelect = {
  id: true,
  number: true,
  subject: true,
  preview: true,
  status: true,
  priority: true,
  severity: true,
  type: true,
  version: true,
  firstResponseAt: true,
  lastMessageAt: true,
  createdAt: true,
  updatedAt: true,
  category: { select: { id: true, name: true } },
  branch: { select: { id: true, name: true } },
  contact: { select: { id: true, name: true, email: true, plan: true } },
  assignee: { select: { id: true, user: { select: { name: true } } } },
} as const satisfies Prisma.TicketSelect;

type Row = Prisma.TicketGetPayload<{ select: typeof rowSelect }>;

const toRow = ({ assignee, ...row }: Row) => ({
  ...row,
  assignee: assignee ? { membershipId: assignee.id, name: assignee.user.name } : null,
});

type View = (typeof queueViews)[number];

/** What a view shows: everything in scope, the actor's own work, or what nobody has taken. */
function viewWhere(ctx: ServiceContext, view: View): Prisma.TicketWhereInput {
  switch (view) {
    case "all":
      return {};
    case "mine":
      return { assigneeId: ctx.actor.kind === "member" ? ctx.actor.membershipId : null };
    case "unassigned":
      return { assigneeId: null };
    default:
      return view satisfies never;
  }
}

/** By the beginning of the number, or by words of the subject, the customer's name or address. */
function searchWhere(search: string): Prisma.TicketWhereInput {
  if (!search) return {};
  const contains = { contains: likeLiteral(search), mode: "insensitive" } as const;
  return {
    OR: [
      { number: { startsWith: likeLiteral(search), mode: "insensitive" } },
      { subject: contains },
      { contact: { is: { OR: [{ name: contains }, { email: contains }] } } },
    ],
  };
}

function filterWhere(ctx: ServiceContext, input: QueueInput): Prisma.TicketWhereInput {
  const { status, type, priority, assigneeId, categoryId } = input;
  return {
    AND: [
      ticketScope(ctx),
      viewWhere(ctx, input.view),
      searchWhere(input.search),
      status.length > 0 ? { status: { in: status } } : {},
      type.length > 0 ? { type: { in: type } } : {},
      priority.length > 0 ? { priority: { in: priority } } : {},
      assigneeId ? { assigneeId: assigneeId === "none" ? null : assigneeId } : {},
      categoryId ? { categoryId } : {},
    ],
  };
}

type Direction = QueueInput["direction"];
type Keyset = {
  orderBy: Prisma.TicketOrderByWithRelationInput[];
  position: (row: Row) => { key: string; id: string };
  /** The rows after the cursor: first those that share its key, then those beyond it. */
  after: Prisma.TicketWhereInput[];
};

function timeKeyset(
  field: "updatedAt" | "createdAt",
  direction: Direction,
  cursor: QueueInput["cursor"],
): Keyset {
  const beyond = <T>(value: T) => (direction === "desc" ? { lt: value } : { gt: value });
  const position = decodeCursor(cursor, timeKey);
  return {
    orderBy: [{ [field]: direction }, { id: direction }],
    position: (row) => ({ key: row[field].toISOString(), id: row.id }),
    after: position
      ? [{ [field]: position.key, id: beyond(position.id) }, { [field]: beyond(position.key) }]
      : [{}],
  };
}

function priorityKeyset(direction: Direction, cursor: QueueInput["cursor"]): Keyset {
  const position = decodeCursor(cursor, z.enum(priorities));
  const beyond = (key: Priority): Priority[] => {
    const at = priorities.indexOf(key);
    return direction === "desc" ? priorities.slice(0, at) : priorities.slice(at + 1);
  };
  return {
    orderBy: [{ priority: direction }, { id: direction }],
    position: (row) => ({ key: row.priority, id: row.id }),
    after: position
      ? [
          { priority: position.key, id: direction === "desc" ? { lt: position.id } : { gt: position.id } },
          { priority: { in: beyond(position.key) } },
        ]
      : [{}],
  };
}

function keyset({ sort, direction, cursor }: QueueInput): Keyset {
  switch (sort) {
    case "updated":
      return timeKeyset("updatedAt", direction, cursor);
    case "created":
      return timeKeyset("createdAt", direction, cursor);
    case "priority":
      return priorityKeyset(direction, cursor);
    default:
      return sort satisfies never;
  }
}

async function readPage(ctx: TxContext, input: QueueInput, { orderBy, after }: Keyset): Promise<Row[]> {
  const where = filterWhere(ctx, input);
  const rows: Row[] = [];
  for (const part of after) {
    const take = input.limit + 1 - rows.length;
    if (take <= 0) break;
    rows.push(
      ...(await ctx.tx.ticket.findMany({ where: { AND: [where, part] }, select: rowSelect, orderBy, take })),
    );
  }
  return rows;
}

/**
 * One page of the agents' queue. No filter means every status. Each page costs what the first one costs: it
 * starts at the cursor's key in the index of the sort. INVALID names `cursor` where it is of another list or sort.
 */
export function listQueue(ctx: ServiceContext, input: QueueInput) {
  const keys = keyset(input);
  return withTransaction(ctx, async (ctx) => {
    const { rows, nextCursor } = toPage(await readPage(ctx, input, keys), input.limit, keys.position);
    return { tickets: rows.map(toRow), nextCursor };
  });
}

/** How much there is to do: live tickets of each view, and all tickets in scope by status. */
export function countQueue(ctx: ServiceContext) {
  return withTransaction(ctx, async (ctx) => {
    const scope = ticketScope(ctx);
    const groups = await ctx.tx.ticket.groupBy({ by: ["status"], where: scope, _count: { _all: true } });
    const live = { AND: [scope, { status: { in: [...liveStatuses] } }] };
    const countView = (view: View) => ctx.tx.ticket.count({ where: { AND: [live, viewWhere(ctx, view)] } });
    const mine = await countView("mine");
    const unassigned = await countView("unassigned");
    const count = (status: TicketStatus) => groups.find((group) => group.status === status)?._count._all ?? 0;
    const all = liveStatuses.reduce((total, status) => total + count(status), 0);
    return {
      views: { all, mine, unassigned } satisfies Record<View, number>,
      statuses: ticketStatuses.map((status) => ({ status, count: count(status) })),
    };
  });
}

import { can } from "@handrail/contracts";
import { type ViewQuery, viewQuerySchema } from "@handrail/contracts/inputs/queue";
import type { Prisma } from "@handrail/db";
import { requireMember } from "../actor.ts";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { forbidden, found } from "../errors.ts";

/** Saved views that exist for somebody: the own ones, and what colleagues share. */
export const visibleViews = (orgId: string, membershipId: string | null): Prisma.SavedViewWhereInput => ({
  orgId,
  OR: [{ isShared: true }, ...(membershipId ? [{ ownerId: membershipId }] : [])],
});

const viewSelect = {
  id: true,
  name: true,
  isShared: true,
  ownerId: true,
  query: true,
  owner: { select: { user: { select: { name: true } } } },
} as const satisfies Prisma.SavedViewSelect;

type Row = Prisma.SavedViewGetPayload<{ select: typeof viewSelect }>;

export type SavedView = {
  id: string;
  name: string;
  isShared: boolean;
  ownerName: string;
  query: ViewQuery;
  canChange: boolean;
};

/** Owners change what is theirs; who administers the organisation also what is shared. */
function mayChange(ctx: ServiceContext, view: { ownerId: string; isShared: boolean }) {
  const actor = requireMember(ctx.actor);
  return view.ownerId === actor.membershipId || (view.isShared && can(actor.role, "settings:write"));
}

export function toView(ctx: ServiceContext, { owner, query, ownerId, ...view }: Row): SavedView | null {
  const parsed = viewQuerySchema.safeParse(query);
  if (!parsed.success) return null;
  return {
    ...view,
    ownerName: owner.user.name,
    query: parsed.data,
    canChange: mayChange(ctx, { ownerId, isShared: view.isShared }),
  };
}

/** A view that the actor may change: NOT_FOUND where it does not exist for them, FORBIDDEN where it is a colleague's. */
export async function loadOwnView(ctx: TxContext, viewId: string): Promise<Row> {
  const { membershipId } = requireMember(ctx.actor);
  const view = found(
    await ctx.tx.savedView.findFirst({
      where: { AND: [visibleViews(ctx.org.id, membershipId), { id: viewId }] },
      select: viewSelect,
    }),
  );
  if (!mayChange(ctx, view)) throw forbidden();
  return view;
}

export async function readView(ctx: TxContext, viewId: string): Promise<SavedView> {
  const row = await ctx.tx.savedView.findFirst({
    where: { orgId: ctx.org.id, id: viewId },
    select: viewSelect,
  });
  return found(row && toView(ctx, row));
}

/** Saved views in the person's own order, then by name. */
export function listViews(ctx: ServiceContext): Promise<SavedView[]> {
  const { membershipId } = requireMember(ctx.actor);
  return withTransaction(ctx, async (ctx) => {
    const orgId = ctx.org.id;
    const rows = await ctx.tx.savedView.findMany({
      where: visibleViews(orgId, membershipId),
      select: viewSelect,
      orderBy: [{ name: "asc" }, { id: "asc" }],
      take: 200,
    });
    const setting = await ctx.tx.queueSetting.findFirst({
      where: { orgId, membershipId },
      select: { viewOrder: true },
    });
    const order = setting?.viewOrder ?? [];
    const place = ({ id }: { id: string }) => (order.includes(id) ? order.indexOf(id) : order.length);
    return rows.flatMap((row) => toView(ctx, row) ?? []).toSorted((a, b) => place(a) - place(b));
  });
}

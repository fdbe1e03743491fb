import type { saveDispositionInput } from "@handrail/contracts/inputs/chat-desk";
import type { z } from "zod";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { hold, isTaken, nextPlace, recordChange } from "../desks/index.ts";
import { emit } from "../emit.ts";
import { invalid, notFoundField } from "../errors.ts";
import { newId } from "../ids.ts";

const kind = "disposition";
const inOrder = [{ sortOrder: "asc" }, { id: "asc" }] as const;

/** Every way to end a chat, with how many ended so. */
export function listDispositionSettings(ctx: ServiceContext) {
  return withTransaction(ctx, async ({ tx, org }) => {
    const rows = await tx.disposition.findMany({
      where: { orgId: org.id },
      select: { id: true, version: true, name: true, isActive: true, _count: { select: { chats: true } } },
      orderBy: [...inOrder],
    });
    return rows.map(({ _count: { chats }, ...row }) => ({ ...row, uses: { tickets: 0, others: chats } }));
  });
}

/** Those that agents choose from. */
export const listDispositions = (ctx: ServiceContext) =>
  withTransaction(ctx, ({ tx, org }) =>
    tx.disposition.findMany({
      where: { orgId: org.id, isActive: true },
      select: { id: true, name: true },
      orderBy: [...inOrder],
    }),
  );

/** Adds one or gives it another name. Throws INVALID naming `name` where it is taken, CONFLICT `setting_changed`. */
export function saveDisposition(ctx: ServiceContext, input: z.output<typeof saveDispositionInput>) {
  const { id, version, name } = input;
  return withTransaction(ctx, async (ctx) => {
    const { id: orgId } = ctx.org;
    const before = id ? await hold(ctx, kind, id, version) : null;
    if (await isTaken(ctx, kind, name, id)) throw invalid({ name: ["taken"] });
    const savedId = id ?? newId();
    if (id) {
      await ctx.tx.disposition.updateMany({
        where: { orgId, id },
        data: { name, version: { increment: 1 } },
      });
    } else {
      const sortOrder = await nextPlace(ctx, kind);
      await ctx.tx.disposition.create({
        data: { orgId, id: savedId, name, sortOrder, createdAt: ctx.now() },
        select: { id: true },
      });
    }
    await recordChange(ctx, "setting.saved", {
      of: kind,
      id: savedId,
      before: before && { name: before.label },
      after: { name },
    });
    return { id: savedId };
  });
}

/** Says how a chat ended. Throws NOT_FOUND naming `dispositionId` where it cannot be chosen. */
export async function setDisposition(ctx: TxContext, conversationId: string, dispositionId: string) {
  const { tx, org } = ctx;
  const disposition = await tx.disposition.findFirst({
    where: { orgId: org.id, id: dispositionId, isActive: true },
    select: { name: true },
  });
  if (!disposition) throw notFoundField("dispositionId");
  await tx.chatSession.updateMany({ where: { orgId: org.id, conversationId }, data: { dispositionId } });
  await emit(ctx, {
    kind: "chat.wrapped_up",
    conversationId,
    data: { dispositionId, disposition: disposition.name },
  });
}

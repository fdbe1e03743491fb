import type { changeTemplateInput, createTemplateInput } from "@handrail/contracts/inputs/templates";
import type { z } from "zod";
import { requireMember } from "../actor.ts";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { conflict, found, invalid, notFound, notFoundField } from "../errors.ts";
import { newId } from "../ids.ts";

type Content = z.output<typeof createTemplateInput>;

const contentSelect = {
  id: true,
  name: true,
  shortcut: true,
  body: true,
  categoryId: true,
  isActive: true,
  version: true,
} as const;

async function requireFree(ctx: TxContext, shortcut: string | null, templateId: string) {
  if (shortcut === null) return;
  const where = { orgId: ctx.org.id, shortcut, id: { not: templateId } };
  if ((await ctx.tx.replyTemplate.count({ where })) > 0) throw invalid({ shortcut: ["taken"] });
}

async function requireCategory(ctx: TxContext, categoryId: string | null) {
  if (categoryId === null) return;
  const where = { orgId: ctx.org.id, id: categoryId };
  if ((await ctx.tx.category.count({ where })) === 0) throw notFoundField("categoryId");
}

/** PURE. What changed, before → after; of a text only that it did. */
function difference(before: Partial<Content>, after: Content) {
  return {
    ...(before.name === after.name ? {} : { name: { from: before.name ?? null, to: after.name } }),
    ...(before.shortcut === after.shortcut
      ? {}
      : { shortcut: { from: before.shortcut ?? null, to: after.shortcut } }),
    ...(before.isActive === after.isActive
      ? {}
      : { isActive: { from: before.isActive ?? null, to: after.isActive } }),
    ...(before.categoryId === after.categoryId
      ? {}
      : { categoryId: { from: before.categoryId ?? null, to: after.categoryId } }),
    ...(before.body === after.body ? {} : { body: "changed" }),
  };
}

/** Adds a template. Throws INVALID naming `shortcut` where it is taken, NOT_FOUND naming `categoryId`. */
export function createTemplate(ctx: ServiceContext, input: Content) {
  return withTransaction(ctx, async (ctx) => {
    const { membershipId } = requireMember(ctx.actor);
    const id = newId();
    await requireFree(ctx, input.shortcut, id);
    await requireCategory(ctx, input.categoryId);
    const at = ctx.now();
    const template = await ctx.tx.replyTemplate.create({
      data: { ...input, orgId: ctx.org.id, id, createdById: membershipId, createdAt: at, updatedAt: at },
      select: contentSelect,
    });
    await emit(ctx, { kind: "template.saved", subjectId: id, data: difference({}, input) });
    return template;
  });
}

/** Changes a template that nobody has changed since it was read; CONFLICT `template_changed` otherwise. */
export function changeTemplate(ctx: ServiceContext, input: z.output<typeof changeTemplateInput>) {
  return withTransaction(ctx, async (ctx) => {
    const { templateId, version, ...content } = input;
    const where = { orgId: ctx.org.id, id: templateId };
    const before = found(await ctx.tx.replyTemplate.findFirst({ where, select: contentSelect }));
    await requireFree(ctx, content.shortcut, templateId);
    await requireCategory(ctx, content.categoryId);
    const { count } = await ctx.tx.replyTemplate.updateMany({
      where: { ...where, version },
      data: { ...content, version: { increment: 1 }, updatedAt: ctx.now() },
    });
    if (count !== 1) throw conflict("template_changed");
    await emit(ctx, { kind: "template.saved", subjectId: templateId, data: difference(before, content) });
    return { ...before, ...content, version: version + 1 };
  });
}

/** Takes a template away, with the count of its uses; the replies that were written with it stay. */
export function removeTemplate(ctx: ServiceContext, { templateId }: { templateId: string }) {
  return withTransaction(ctx, async (ctx) => {
    const where = { orgId: ctx.org.id, id: templateId };
    const before = found(await ctx.tx.replyTemplate.findFirst({ where, select: contentSelect }));
    const { count } = await ctx.tx.replyTemplate.deleteMany({ where });
    if (count !== 1) throw notFound();
    await emit(ctx, {
      kind: "template.removed",
      subjectId: templateId,
      data: { name: { from: before.name, to: null } },
    });
    return { templateId };
  });
}

import { issueIcons, type saveQuickIssueInput } from "@handrail/contracts/inputs/desk-settings";
import type { z } from "zod";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { notFoundField } from "../errors.ts";
import { newId } from "../ids.ts";
import { recordChange } from "./record.ts";
import { hold, nextPlace } from "./tables.ts";

const content = {
  title: true,
  description: true,
  suggestedType: true,
  categoryId: true,
  articleId: true,
  icon: true,
} as const;

/** Every quick issue, with how often it was chosen. */
export function listQuickIssueSettings(ctx: ServiceContext) {
  return withTransaction(ctx, async ({ tx, org }) => {
    const rows = await tx.quickIssue.findMany({
      where: { orgId: org.id },
      select: {
        id: true,
        version: true,
        isActive: true,
        useCount: true,
        ...content,
        category: { select: { name: true } },
        article: { select: { title: true } },
      },
      orderBy: [{ sortOrder: "asc" }, { id: "asc" }],
    });
    return rows.map(({ icon, ...row }) => ({
      ...row,
      icon: issueIcons.find((each) => each === icon) ?? issueIcons[0],
    }));
  });
}

async function requireKnown(
  ctx: TxContext,
  { categoryId, articleId }: Record<"categoryId" | "articleId", string | null>,
) {
  const { id: orgId } = ctx.org;
  if (categoryId && (await ctx.tx.category.count({ where: { orgId, id: categoryId } })) === 0)
    throw notFoundField("categoryId");
  if (articleId && (await ctx.tx.article.count({ where: { orgId, id: articleId } })) === 0)
    throw notFoundField("articleId");
}

/** Adds or changes a quick issue. Throws NOT_FOUND also naming `categoryId` or `articleId`, CONFLICT `setting_changed`. */
export function saveQuickIssue(ctx: ServiceContext, input: z.output<typeof saveQuickIssueInput>) {
  return withTransaction(ctx, async (ctx) => {
    const { id, version, ...values } = input;
    const { id: orgId } = ctx.org;
    if (id) await hold(ctx, "quickIssue", id, version);
    await requireKnown(ctx, values);
    const before = id ? await ctx.tx.quickIssue.findFirst({ where: { orgId, id }, select: content }) : null;
    const savedId = id ?? newId();
    if (id) {
      await ctx.tx.quickIssue.updateMany({
        where: { orgId, id },
        data: { ...values, version: { increment: 1 } },
      });
    } else {
      await ctx.tx.quickIssue.create({
        data: { orgId, id: savedId, sortOrder: await nextPlace(ctx, "quickIssue"), ...values },
        select: { id: true },
      });
    }
    await recordChange(ctx, "setting.saved", { of: "quickIssue", id: savedId, before, after: values });
    return { id: savedId };
  });
}

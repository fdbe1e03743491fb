import type { ArticleVisibility } from "@handrail/contracts";
import type { ArticleFields } from "@handrail/contracts/inputs/kb-admin";
import type { Prisma } from "@handrail/db";
import type { ServiceContext, TxContext } from "../context.ts";
import { DomainError, found, notFoundField } from "../errors.ts";
import { isUniqueViolation } from "../unique-violation.ts";

/** What is written of an article: the same columns in the article and in its draft. */
export const fieldsSelect = {
  slug: true,
  title: true,
  excerpt: true,
  body: true,
  categoryId: true,
  tags: true,
  intents: true,
  visibility: true,
} as const satisfies Prisma.ArticleSelect;

export const savedSelect = {
  ...fieldsSelect,
  id: true,
  locale: true,
  status: true,
  revision: true,
  publishedAt: true,
  translationKey: true,
} as const satisfies Prisma.ArticleSelect;

/** An article of the organisation, whatever its status; NOT_FOUND where there is none. */
export async function requireArticle(ctx: TxContext, id: string) {
  return found(await ctx.tx.article.findFirst({ where: { orgId: ctx.org.id, id }, select: savedSelect }));
}

export async function requireCategory(ctx: TxContext, categoryId: string | null) {
  if (!categoryId) return;
  const where = { orgId: ctx.org.id, id: categoryId };
  if ((await ctx.tx.category.count({ where })) === 0) throw notFoundField("categoryId");
}

/** Whether another article of the same language has the slug. */
export async function isSlugTaken(
  ctx: TxContext,
  article: { id: string; locale: "en" | "es"; slug: string },
): Promise<boolean> {
  const { id, locale, slug } = article;
  if (!slug) return false;
  return (await ctx.tx.article.count({ where: { orgId: ctx.org.id, locale, slug, id: { not: id } } })) > 0;
}

export const authorOf = (ctx: ServiceContext) =>
  ctx.actor.kind === "member" ? ctx.actor.membershipId : null;

/** Who writes, as colleagues are told. */
export const writerOf = (ctx: ServiceContext) =>
  ctx.actor.kind === "member" ? { membershipId: ctx.actor.membershipId, name: ctx.actor.name } : null;

type RevisionText = { id: string; revision: number } & Pick<
  ArticleFields,
  "title" | "excerpt" | "body" | "tags" | "intents"
>;

/** Keeps the revision as it stands, so that a citation of it can always be read again. */
export async function keepRevision(
  ctx: TxContext,
  article: RevisionText,
  { authorId = authorOf(ctx), createdAt = ctx.now() }: { authorId?: string | null; createdAt?: Date } = {},
) {
  const { id: articleId, revision, title, excerpt, body, tags, intents } = article;
  await ctx.tx.articleRevision.create({
    data: {
      orgId: ctx.org.id,
      articleId,
      revision,
      title,
      excerpt,
      body,
      tags,
      intents,
      authorId,
      createdAt,
    },
    select: { revision: true },
  });
}

export const slugTaken = () =>
  new DomainError("CONFLICT", "slug_taken", { fields: { slug: ["another article has this address"] } });

/** Turns what the database says of a slug that somebody was faster to take into CONFLICT `slug_taken`. */
export async function refusingTakenSlug<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw slugTaken();
  }
}

/** Where readers find it now: at its revision, if customers may read it. */
export const nowOf = ({
  id,
  revision,
  visibility,
}: {
  id: string;
  revision: number;
  visibility: ArticleVisibility;
}) => ({
  articleId: id,
  revision: visibility === "public" ? revision : null,
});

import type { articleIdInput } from "@handrail/contracts/inputs/kb-admin";
import type { z } from "zod";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { fieldsSelect, requireArticle } from "./internal.ts";
import { type ArticleLink, type LintFinding, lintText } from "./lint-article.ts";
import { missingFields } from "./rules.ts";

/** What readers of this article would meet behind its links to other articles. */
async function linkFindings(
  ctx: TxContext,
  links: readonly ArticleLink[],
  isPublic: boolean,
): Promise<LintFinding[]> {
  if (links.length === 0) return [];
  const slugs = [...new Set(links.map(({ slug }) => slug))];
  const where = { orgId: ctx.org.id, slug: { in: slugs } };
  const articles = await ctx.tx.article.findMany({
    where,
    select: { slug: true, status: true, visibility: true },
  });
  const moved = await ctx.tx.articleRedirect.findMany({
    where,
    select: { slug: true, article: { select: { status: true, visibility: true } } },
  });
  const targets = [...articles, ...moved.map(({ slug, article }) => ({ slug, ...article }))];
  return links.flatMap(({ slug, url, line }) => {
    const known = targets.filter((target) => target.slug === slug);
    const published = known.filter(({ status }) => status === "published");
    const reads = published.some(({ visibility }) => !isPublic || visibility === "public");
    if (reads) return [];
    const kind =
      known.length === 0 ? "broken_link" : published.length === 0 ? "unpublished_link" : "internal_link";
    return [{ kind, line, detail: url } as const];
  });
}

/**
 * What to look at before what is written of an article is published: what must be there (`missing`, field by
 * field), and what readers would stumble over (`findings`, in the order of the text).
 */
export function checkArticle(ctx: ServiceContext, { articleId }: z.output<typeof articleIdInput>) {
  return withTransaction(ctx, async (ctx) => {
    const article = await requireArticle(ctx, articleId);
    const draft = await ctx.tx.articleDraft.findFirst({
      where: { orgId: ctx.org.id, articleId },
      select: { ...fieldsSelect, version: true },
    });
    const text = draft ?? article;
    const { findings, links } = lintText(text, ctx.ports.publicUrl);
    findings.push(...(await linkFindings(ctx, links, text.visibility === "public")));
    return {
      version: draft?.version ?? 0,
      missing: Object.keys(missingFields(text) ?? {}),
      findings: findings.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)),
    };
  });
}

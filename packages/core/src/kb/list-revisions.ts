import type { articleIdInput, articleRevisionInput } from "@handrail/contracts/inputs/kb-admin";
import type { z } from "zod";
import { type ServiceContext, withTransaction } from "../context.ts";
import { found } from "../errors.ts";
import { requireArticle } from "./internal.ts";

const mostRevisions = 200;

const revisionSelect = {
  revision: true,
  title: true,
  createdAt: true,
  author: { select: { id: true, user: { select: { name: true } } } },
} as const;

type Listed = { author: { id: string; user: { name: string } } | null };
const named = <Row extends Listed>({ author, ...row }: Row) => ({
  ...row,
  author: author?.user.name ?? null,
});

/** What has been published of an article, the newest first, with who published it. */
export function listRevisions(ctx: ServiceContext, { articleId }: z.output<typeof articleIdInput>) {
  return withTransaction(ctx, async (ctx) => {
    await requireArticle(ctx, articleId);
    const rows = await ctx.tx.articleRevision.findMany({
      where: { orgId: ctx.org.id, articleId },
      select: revisionSelect,
      orderBy: { revision: "desc" },
      take: mostRevisions,
    });
    return rows.map(named);
  });
}

/** One revision as it was, and the one before it to compare with (null for the first). */
export function getRevision(ctx: ServiceContext, input: z.output<typeof articleRevisionInput>) {
  const { articleId, revision } = input;
  return withTransaction(ctx, async (ctx) => {
    await requireArticle(ctx, articleId);
    const rows = await ctx.tx.articleRevision.findMany({
      where: { orgId: ctx.org.id, articleId, revision: { lte: revision } },
      select: { ...revisionSelect, excerpt: true, body: true, tags: true, intents: true },
      orderBy: { revision: "desc" },
      take: 2,
    });
    const [asked, before] = rows.map(named);
    const shown = found(asked?.revision === revision ? asked : null);
    return { ...shown, previous: before ?? null };
  });
}

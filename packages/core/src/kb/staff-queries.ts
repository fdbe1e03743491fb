import type { articleIdInput } from "@handrail/contracts/inputs/kb-admin";
import type { z } from "zod";
import { type ServiceContext, withTransaction } from "../context.ts";
import { found } from "../errors.ts";
import { articleScope } from "../scope.ts";
import { fieldsSelect } from "./internal.ts";

const person = { select: { id: true, user: { select: { name: true } } } } as const;
type Named = { id: string; user: { name: string } } | null;
const nameOf = (member: Named) => (member ? { membershipId: member.id, name: member.user.name } : null);

/** One article for its editors: what readers see, the draft beside it with who wrote it, and its languages. */
export function getForStaff(ctx: ServiceContext, { articleId }: z.output<typeof articleIdInput>) {
  return withTransaction(ctx, async (ctx) => {
    const orgId = ctx.org.id;
    const article = found(
      await ctx.tx.article.findFirst({
        where: { AND: [articleScope(ctx), { id: articleId }] },
        select: {
          ...fieldsSelect,
          id: true,
          locale: true,
          status: true,
          revision: true,
          translationKey: true,
          viewCount: true,
          helpfulCount: true,
          notHelpfulCount: true,
          publishedAt: true,
          createdAt: true,
          updatedAt: true,
          author: person,
        },
      }),
    );
    const draft = await ctx.tx.articleDraft.findFirst({
      where: { orgId, articleId },
      select: { ...fieldsSelect, version: true, baseRevision: true, updatedAt: true, editor: person },
    });
    const languages = await ctx.tx.article.findMany({
      where: { orgId, translationKey: article.translationKey },
      select: { id: true, locale: true, status: true, title: true },
      orderBy: { locale: "asc" },
    });
    const { author, translationKey: _key, ...shown } = article;
    return {
      ...shown,
      author: nameOf(author),
      draft: draft ? { ...draft, editor: nameOf(draft.editor) } : null,
      languages,
    };
  });
}

/** Every active quick issue with the article that it opens, to choose from. */
export function listLinkableIssues(ctx: ServiceContext) {
  return withTransaction(ctx, (ctx) =>
    ctx.tx.quickIssue.findMany({
      where: { orgId: ctx.org.id, isActive: true },
      select: {
        id: true,
        title: true,
        article: { select: { id: true, title: true } },
      },
      orderBy: [{ sortOrder: "asc" }, { title: "asc" }],
    }),
  );
}

/** Whoever has written an article, for the list's filter. */
export function listAuthors(ctx: ServiceContext) {
  return withTransaction(ctx, async (ctx) => {
    const rows = await ctx.tx.membership.findMany({
      where: { orgId: ctx.org.id, articles: { some: {} } },
      select: person.select,
    });
    return rows
      .map(({ id, user }) => ({ membershipId: id, name: user.name }))
      .toSorted((a, b) => a.name.localeCompare(b.name));
  });
}

const mostWords = 300;

/** The tags and intents in use, the most used first, to choose from while writing. */
export function listArticleWords(ctx: ServiceContext) {
  return withTransaction(ctx, async (ctx) => {
    const rows = await ctx.tx.article.findMany({
      where: { orgId: ctx.org.id, status: { not: "archived" } },
      select: { tags: true, intents: true },
      orderBy: { updatedAt: "desc" },
      take: 2_000,
    });
    const ranked = (words: string[]) => {
      const counts = new Map<string, number>();
      for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
      return [...counts.entries()]
        .toSorted(([a, m], [b, n]) => n - m || a.localeCompare(b))
        .slice(0, mostWords)
        .map(([word]) => word);
    };
    return {
      tags: ranked(rows.flatMap(({ tags }) => tags)),
      intents: ranked(rows.flatMap(({ intents }) => intents)),
    };
  });
}

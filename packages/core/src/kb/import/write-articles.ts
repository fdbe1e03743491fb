import type { Prisma } from "@handrail/db";
import { type ServiceContext, type TxContext, withTransaction } from "../../context.ts";
import { markStale } from "../../conversations/index.ts";
import { emit } from "../../emit.ts";
import { attachArticleImages } from "../../files/index.ts";
import { indexArticles, unindexArticles } from "../index-articles.ts";
import { nowOf } from "../internal.ts";
import { readCurrent } from "./known-articles.ts";
import type { Prepared } from "./prepare.ts";
import type { ReportWriter } from "./report-writer.ts";
import type { FileReport } from "./types.ts";

type Current = Awaited<ReturnType<typeof readCurrent>> extends Map<string, infer Row> ? Row : never;

const revisionOf = (
  ctx: TxContext,
  row: Pick<Current, "id" | "revision" | "title" | "excerpt" | "body" | "tags" | "intents">,
  authorId: string | null,
  createdAt: Date,
): Prisma.ArticleRevisionCreateManyInput => {
  const { id: articleId, revision, title, excerpt, body, tags, intents } = row;
  return { orgId: ctx.org.id, articleId, revision, title, excerpt, body, tags, intents, authorId, createdAt };
};

/** What was published and never kept is kept before it is replaced. */
async function keepEarlier(ctx: TxContext, rows: readonly Current[]) {
  if (rows.length === 0) return;
  await ctx.tx.articleRevision.createMany({
    data: rows.map((row) => revisionOf(ctx, row, null, row.publishedAt ?? ctx.now())),
    skipDuplicates: true,
  });
}

/** Addresses that readers know go on leading to their article; what an article takes leads nowhere else. */
async function keepAddresses(
  ctx: TxContext,
  changes: readonly { prepared: Prepared; row: Current | undefined }[],
) {
  const { tx, org } = ctx;
  for (const { prepared, row } of changes) {
    const { slug, page } = prepared.plan;
    if (row && row.slug !== slug) {
      await tx.articleRedirect.deleteMany({
        where: { orgId: org.id, locale: page.locale, slug: { in: [slug, row.slug] } },
      });
    }
    if (!row?.publishedAt || row.slug === slug) continue;
    await tx.articleRedirect.create({
      data: { orgId: org.id, locale: page.locale, slug: row.slug, articleId: row.id, createdAt: ctx.now() },
      select: { slug: true },
    });
  }
}

const columns = ({ plan, article, hash, categoryId }: Prepared, revision: number) => ({
  ...article,
  slug: plan.slug,
  status: plan.status,
  visibility: plan.visibility,
  ...(categoryId === undefined ? {} : { categoryId }),
  importPath: plan.known?.importPath ?? plan.importPath,
  importHash: hash,
  importRevision: revision,
  revision,
});

async function create(ctx: TxContext, pages: readonly Prepared[], authorId: string | null) {
  if (pages.length === 0) return;
  const at = ctx.now();
  await ctx.tx.article.createMany({
    data: pages.map((page) => ({
      ...columns(page, 1),
      orgId: ctx.org.id,
      id: page.plan.id,
      translationKey: page.plan.translationKey,
      locale: page.plan.page.locale,
      authorId,
      publishedAt: page.plan.status === "published" ? at : null,
      createdAt: at,
      updatedAt: at,
    })),
  });
}

/** Where somebody saved since the page was looked at, nothing is overwritten. */
async function update(ctx: TxContext, prepared: Prepared, row: Current): Promise<boolean> {
  const at = ctx.now();
  const { count } = await ctx.tx.article.updateMany({
    where: { orgId: ctx.org.id, id: row.id, revision: row.revision },
    data: {
      ...columns(prepared, row.revision + 1),
      publishedAt: row.publishedAt ?? (prepared.plan.status === "published" ? at : null),
      updatedAt: at,
    },
  });
  return count === 1;
}

async function settleIndex(
  ctx: TxContext,
  written: readonly { prepared: Prepared; row: Current | undefined }[],
) {
  const published = written.filter(({ prepared }) => prepared.plan.status === "published");
  await indexArticles(
    ctx,
    published.map(({ prepared: { plan, article }, row }) => ({
      ...article,
      id: plan.id,
      locale: plan.page.locale,
      visibility: plan.visibility,
      revision: (row?.revision ?? 0) + 1,
    })),
  );
  await markStale(
    ctx,
    written.flatMap(({ prepared: { plan }, row }) =>
      row
        ? [
            plan.status === "published"
              ? nowOf({ id: plan.id, revision: row.revision + 1, visibility: plan.visibility })
              : { articleId: plan.id, revision: null },
          ]
        : [],
    ),
  );
  const gone = written.filter(
    ({ prepared, row }) => row?.status === "published" && prepared.plan.status !== "published",
  );
  if (gone.length > 0)
    await unindexArticles(
      ctx,
      gone.map(({ prepared }) => prepared.plan.id),
    );
}

/** Remembers where an article that is already so came from; nothing that readers see changes. */
async function rememberPaths(ctx: TxContext, pages: readonly Prepared[]) {
  for (const { plan, hash } of pages) {
    if (!plan.known || (plan.known.importHash === hash && plan.known.importPath === plan.importPath))
      continue;
    await ctx.tx.article.updateMany({
      where: { orgId: ctx.org.id, id: plan.id },
      data: { importPath: plan.importPath, importHash: hash, importRevision: plan.known.revision },
    });
  }
}

const reportOf = ({ plan, article, notes }: Prepared, outcome: FileReport["outcome"]): FileReport => ({
  path: plan.page.path,
  outcome,
  notes,
  articleId: plan.id,
  title: article.title,
  slug: plan.slug,
  locale: plan.page.locale,
});

/** What would come of pages, without writing any. */
export const checkReports = (pages: readonly Prepared[]) =>
  pages.map((page) => ({
    ...reportOf(page, page.outcome),
    articleId: page.plan.known ? page.plan.id : null,
  }));

/**
 * Writes pages as articles, in one transaction with the one event and the report of it: each with its revision, those
 * that are published findable at once.
 */
export function writeArticles(
  ctx: ServiceContext,
  { importId, authorId }: { importId: string; authorId: string | null },
  pages: readonly Prepared[],
  writer: ReportWriter,
): Promise<void> {
  return withTransaction(ctx, async (ctx) => {
    const changing = pages.filter(({ outcome }) => outcome === "updated");
    const rows = await readCurrent(
      ctx,
      changing.map(({ plan }) => plan.id),
    );
    const fresh = pages.filter(({ outcome }) => outcome === "created");
    const same = pages.filter(({ outcome }) => outcome === "unchanged");
    const lost: Prepared[] = [];
    const written: { prepared: Prepared; row: Current | undefined }[] = fresh.map((prepared) => ({
      prepared,
      row: undefined,
    }));
    await rememberPaths(ctx, same);
    await create(ctx, fresh, authorId);
    const earlier = [...rows.values()];
    await keepEarlier(
      ctx,
      earlier.filter(({ publishedAt }) => publishedAt !== null),
    );
    for (const prepared of changing) {
      const row = rows.get(prepared.plan.id);
      if (row?.revision === prepared.plan.known?.revision && row && (await update(ctx, prepared, row))) {
        written.push({ prepared, row });
      } else lost.push(prepared);
    }
    await keepAddresses(ctx, written);
    await ctx.tx.articleRevision.createMany({
      data: written.map(({ prepared: { plan, article }, row }) =>
        revisionOf(ctx, { ...article, id: plan.id, revision: (row?.revision ?? 0) + 1 }, authorId, ctx.now()),
      ),
    });
    for (const { prepared, row } of written) {
      if (prepared.hasImages || row) await attachArticleImages(ctx, prepared.plan.id, prepared.article.body);
    }
    await settleIndex(ctx, written);
    await writer.write(ctx, [
      ...written.map(({ prepared }) => reportOf(prepared, prepared.outcome)),
      ...same.map((page) => reportOf(page, "unchanged")),
      ...lost.map((page) => ({
        ...reportOf(page, "skipped"),
        reason: "failed" as const,
        detail: "draft_changed",
      })),
    ]);
    if (written.length === 0) return;
    await emit(ctx, {
      kind: "kb.imported",
      subjectId: importId,
      data: { created: fresh.length, updated: written.length - fresh.length },
    });
  });
}

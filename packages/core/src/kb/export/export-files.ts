import type { Readable } from "node:stream";
import type { Locale } from "@handrail/contracts";
import { type ServiceContext, withTransaction } from "../../context.ts";
import { imagesOf, openArticleImage } from "../../files/index.ts";
import { fieldsSelect } from "../internal.ts";
import { exportPaths } from "./export-paths.ts";
import { pageFile } from "./page-file.ts";

export type ExportFile = { path: string; content: Buffer | Readable; at: Date };

const articlesAtOnce = 100;

const extensions: Record<string, string> = { "image/png": "png", "image/jpeg": "jpg", "image/webp": "webp" };

function readPlaces(ctx: ServiceContext) {
  return withTransaction(ctx, async ({ tx, org }) => {
    const rows = await tx.article.findMany({
      where: { orgId: org.id },
      orderBy: { id: "asc" },
      select: {
        id: true,
        slug: true,
        locale: true,
        translationKey: true,
        importPath: true,
        publishedAt: true,
        category: { select: { key: true } },
        draft: { select: { slug: true } },
      },
    });
    return rows.map(({ category, draft, publishedAt, ...row }) => ({
      ...row,
      slug: (!publishedAt && draft?.slug) || row.slug,
      categoryKey: category?.key ?? null,
    }));
  });
}

/** Articles with their words: what readers see or, where nobody has seen any yet, what is being written. */
function readArticles(ctx: ServiceContext, ids: readonly string[]) {
  return withTransaction(ctx, async ({ tx, org }) => {
    const names = new Map(
      (await tx.category.findMany({ where: { orgId: org.id }, select: { id: true, name: true } })).map(
        ({ id, name }) => [id, name],
      ),
    );
    const rows = await tx.article.findMany({
      where: { orgId: org.id, id: { in: [...ids] } },
      orderBy: { id: "asc" },
      select: {
        ...fieldsSelect,
        id: true,
        locale: true,
        status: true,
        publishedAt: true,
        updatedAt: true,
        draft: { select: fieldsSelect },
      },
    });
    return rows.map(({ draft, publishedAt, ...row }) => {
      const written = !publishedAt && draft ? { ...row, ...draft, slug: draft.slug || row.slug } : row;
      return { ...written, category: names.get(written.categoryId ?? "") ?? null };
    });
  });
}

function readImages(ctx: ServiceContext, ids: readonly string[]) {
  return withTransaction(ctx, async ({ tx, org }) => {
    const rows = await tx.attachment.findMany({
      where: { orgId: org.id, kind: "article", state: "ready", id: { in: [...ids] } },
      select: { id: true, contentType: true },
    });
    return rows.map(({ id, contentType }) => ({
      id,
      path: `images/${id}.${extensions[contentType] ?? "bin"}`,
    }));
  });
}

/**
 * The whole knowledge base, file by file: every article in every language, drafts and internal ones too, then the images
 * that they show. An import of it makes the same articles.
 */
export async function* exportFiles(ctx: ServiceContext): AsyncGenerator<ExportFile> {
  const places = await readPlaces(ctx);
  const paths = exportPaths(places, ctx.org.locale);
  const bySlug = new Map<string, string>();
  for (const { id, slug, locale } of places) {
    const path = paths.get(id) ?? "";
    bySlug.set(`${locale} ${slug}`, path);
    if (!bySlug.has(slug) || locale === ctx.org.locale) bySlug.set(slug, path);
  }
  const pathOfSlug = (locale: Locale) => (slug: string) =>
    bySlug.get(`${locale} ${slug}`) ?? bySlug.get(slug) ?? null;
  const images = new Map<string, string>();
  for (let start = 0; start < places.length; start += articlesAtOnce) {
    const ids = places.slice(start, start + articlesAtOnce).map(({ id }) => id);
    const articles = await readArticles(ctx, ids);
    const shown = [...new Set(articles.flatMap(({ body }) => imagesOf(body)))].filter(
      (id) => !images.has(id),
    );
    if (shown.length > 0) for (const { id, path } of await readImages(ctx, shown)) images.set(id, path);
    for (const article of articles) {
      const path = paths.get(article.id) ?? "";
      const pathOfImage = (id: string) => images.get(id) ?? null;
      const text = pageFile(article, { path, pathOfSlug: pathOfSlug(article.locale), pathOfImage });
      yield { path, content: Buffer.from(text), at: article.updatedAt };
    }
  }
  for (const [id, path] of images) {
    const { stream } = await openArticleImage(ctx, id);
    yield { path, content: stream, at: ctx.now() };
  }
}

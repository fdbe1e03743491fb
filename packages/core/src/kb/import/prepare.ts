import { createHash } from "node:crypto";
import type { ArticleFields } from "@handrail/contracts/inputs/kb-admin";
import type { KbImportOptions } from "@handrail/contracts/inputs/kb-import";
import { type ServiceContext, withTransaction } from "../../context.ts";
import { type Composed, type ComposeWith, composePage } from "./compose.ts";
import { type ImageKeeper, placeImages } from "./images.ts";
import { readCurrent } from "./known-articles.ts";
import type { PlannedPage } from "./plan.ts";
import { slugWishes } from "./slugs.ts";
import { FileRefused } from "./source/source.ts";
import type { FileReport, Note } from "./types.ts";

/** A page ready to be written, with what will come of it. */
export type Prepared = {
  plan: PlannedPage;
  article: Pick<ArticleFields, "title" | "excerpt" | "body" | "tags" | "intents">;
  hash: string;
  /** Undefined leaves the category of an article as it is. */
  categoryId: string | null | undefined;
  hasImages: boolean;
  outcome: "created" | "updated" | "unchanged";
  notes: Note[];
};

export type PrepareWith = ComposeWith & {
  options: KbImportOptions;
  images: ImageKeeper;
  categories: ReadonlyMap<string, string>;
  isCheck: boolean;
};

function hashOf(plan: PlannedPage, composed: Composed, body: string, options: KbImportOptions): string {
  const { title, excerpt, tags, intents } = composed;
  const { status, visibility, slug } = plan.page.fields;
  const said = [
    title,
    excerpt,
    body,
    tags,
    intents,
    options.categoryId ?? plan.category,
    status,
    visibility,
    slug,
  ];
  return createHash("sha256").update(JSON.stringify(said)).digest("hex");
}

function notesOf(plan: PlannedPage, composed: Composed, hasCategory: boolean): Note[] {
  const notes = [...composed.notes];
  const { page, known, slug } = plan;
  const [wanted] = slugWishes({ key: page.key, slug: page.fields.slug, title: page.title });
  if (!known && wanted !== slug) notes.push({ code: "slug_changed", detail: slug });
  if (known && known.importRevision !== null && known.revision !== known.importRevision) {
    notes.push({ code: "edited_here", detail: String(known.revision) });
  }
  if (plan.category && !hasCategory) notes.push({ code: "category_unknown", detail: plan.category });
  return notes;
}

async function preparePage(plan: PlannedPage, using: PrepareWith): Promise<Prepared> {
  const { options, images, categories, isCheck } = using;
  const composed = await composePage(plan.page, using);
  const hashes: (string | null)[] = [];
  for (const path of composed.images) hashes.push(await images.hashOf(path));
  const hash = hashOf(plan, composed, placeImages(composed.body, hashes), options);
  const named = plan.category ? categories.get(plan.category) : undefined;
  const categoryId = options.categoryId ?? named ?? (plan.known ? undefined : null);
  const isNew = plan.category !== null && options.createCategories && isCheck;
  const notes = notesOf(plan, composed, named !== undefined || isNew);
  const isSame = plan.known?.importHash === hash;
  const urls: (string | null)[] = [];
  for (const [index, path] of composed.images.entries()) {
    const hash = hashes[index] ?? null;
    const stored = isSame ? hash : isCheck ? await images.knownUrl(path) : await images.urlOf(path);
    urls.push(isCheck ? (stored ?? hash) : stored);
  }
  const { title, excerpt, tags, intents } = composed;
  return {
    plan,
    article: {
      title,
      excerpt,
      tags,
      intents,
      body: placeImages(composed.body, urls),
    },
    hash,
    categoryId,
    hasImages: composed.images.length > 0,
    outcome: isSame ? "unchanged" : plan.known ? "updated" : "created",
    notes: isSame ? notes.filter(({ code }) => code !== "edited_here") : notes,
  };
}

const fields = ["title", "excerpt", "body"] as const;
const sameWords = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((word, i) => word === b[i]);

/** Articles that already read so are left alone: as when what was exported comes back. */
async function settleSame(ctx: ServiceContext, prepared: readonly Prepared[]): Promise<Prepared[]> {
  const unknown = prepared.filter(({ outcome }) => outcome === "updated");
  if (unknown.length === 0) return [...prepared];
  const rows = await withTransaction(ctx, (ctx) =>
    readCurrent(
      ctx,
      unknown.map(({ plan }) => plan.id),
    ),
  );
  return prepared.map((page) => {
    const row = unknown.includes(page) ? rows.get(page.plan.id) : undefined;
    if (!row) return page;
    const { plan, article, categoryId } = page;
    const isSame =
      fields.every((name) => row[name].trim() === article[name].trim()) &&
      sameWords(row.tags, article.tags) &&
      sameWords(row.intents, article.intents) &&
      row.slug === plan.slug &&
      row.status === plan.status &&
      row.visibility === plan.visibility &&
      (categoryId === undefined || row.categoryId === categoryId);
    if (!isSame) return page;
    const notes = page.notes.filter(({ code }) => code !== "edited_here");
    return { ...page, outcome: "unchanged" as const, notes };
  });
}

/** Pages ready to be written, and reports of those that cannot go in. */
export async function preparePages(ctx: ServiceContext, plans: readonly PlannedPage[], using: PrepareWith) {
  const prepared: Prepared[] = [];
  const refused: FileReport[] = [];
  for (const plan of plans) {
    try {
      prepared.push(await preparePage(plan, using));
    } catch (error) {
      const { path } = plan.page;
      if (error instanceof FileRefused) {
        refused.push({ path, outcome: "skipped", reason: error.reason, detail: error.detail });
      } else if (error instanceof RangeError || error instanceof SyntaxError || error instanceof TypeError) {
        ctx.ports.log.error("a page could not be read", { path, error: error.message });
        refused.push({ path, outcome: "skipped", reason: "failed", detail: error.message.slice(0, 200) });
      } else throw error;
    }
  }
  return { prepared: await settleSame(ctx, prepared), refused };
}

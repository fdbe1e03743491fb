import { type ServiceContext, withTransaction } from "../context.ts";
import type { ClassifyTask } from "./schema.ts";
import type { SortingCategory } from "./sorting.ts";

/** How much the local model learns from at a time, and how much a model that is paid by the word is told. */
const budgets = {
  local: { articles: 200, letters: 3_000, perCategory: 60 },
  remote: { articles: 60, letters: 140, perCategory: 4 },
} as const;

export type CategoryRow = Pick<SortingCategory, "id" | "key" | "defaultPriority">;

/** What has been written about the organisation's categories: quick issues and public articles, the most read first. */
function readWritten(ctx: ServiceContext, articles: number) {
  return withTransaction(ctx, async ({ tx }) => {
    const orgId = ctx.org.id;
    return {
      articles: await tx.article.findMany({
        where: { orgId, status: "published", visibility: "public", categoryId: { not: null } },
        orderBy: [{ viewCount: "desc" }, { id: "asc" }],
        take: articles,
        select: { categoryId: true, title: true, excerpt: true, tags: true, intents: true, body: true },
      }),
      quickIssues: await tx.quickIssue.findMany({
        where: { orgId, isActive: true, categoryId: { not: null } },
        orderBy: [{ sortOrder: "asc" }, { id: "asc" }],
        take: 100,
        select: { categoryId: true, title: true, description: true },
      }),
    };
  });
}

/** The categories as a model is told of them: with examples from articles and quick issues, where it needs them. */
export async function tellCategories(
  ctx: ServiceContext,
  categories: readonly SortingCategory[],
  withExamples: boolean,
): Promise<ClassifyTask["categories"]> {
  const budget = ctx.ports.ai.isLocal ? budgets.local : budgets.remote;
  const { articles, quickIssues } = withExamples
    ? await readWritten(ctx, budget.articles)
    : { articles: [], quickIssues: [] };
  return categories.map(({ id, key, name, description, intents }) => ({
    key,
    name,
    description,
    intents,
    examples: [
      ...quickIssues
        .filter((issue) => issue.categoryId === id)
        .map((issue) => ({ text: `${issue.title}. ${issue.description}`, intents: [] })),
      ...articles
        .filter((article) => article.categoryId === id)
        .map(({ title, excerpt, tags, body, ...article }) => ({
          text: `${title}. ${excerpt} ${tags.join(" ")} ${body}`.slice(0, budget.letters),
          intents: article.intents,
        })),
    ].slice(0, budget.perCategory),
  }));
}

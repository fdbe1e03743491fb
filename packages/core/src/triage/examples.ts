import { type ServiceContext, withTransaction } from "../context.ts";
import type { ClassifyTask } from "./schema.ts";

/** How much the local model learns from at a time, and how much a model that is paid by the word is told. */
const budgets = {
  local: { articles: 200, letters: 3_000, perCategory: 60 },
  remote: { articles: 60, letters: 140, perCategory: 4 },
} as const;

export type CategoryRow = {
  id: string;
  key: string;
  defaultPriority: "low" | "normal" | "high" | "urgent";
};

/**
 * The organisation's active categories, as rows and as the model is told of them: with examples from its articles and
 * quick issues, where the model needs them.
 */
export function loadCategories(ctx: ServiceContext, withExamples: boolean) {
  const budget = ctx.ports.ai.isLocal ? budgets.local : budgets.remote;
  return withTransaction(ctx, async ({ tx }) => {
    const orgId = ctx.org.id;
    const categories = await tx.category.findMany({
      where: { orgId, isActive: true },
      orderBy: [{ sortOrder: "asc" }, { key: "asc" }],
      select: { id: true, key: true, name: true, description: true, intents: true, defaultPriority: true },
    });
    const articles = !withExamples
      ? []
      : await tx.article.findMany({
          where: { orgId, status: "published", visibility: "public", categoryId: { not: null } },
          orderBy: [{ viewCount: "desc" }, { id: "asc" }],
          take: budget.articles,
          select: { categoryId: true, title: true, excerpt: true, tags: true, intents: true, body: true },
        });
    const quickIssues = !withExamples
      ? []
      : await tx.quickIssue.findMany({
          where: { orgId, isActive: true, categoryId: { not: null } },
          orderBy: [{ sortOrder: "asc" }, { id: "asc" }],
          take: 100,
          select: { categoryId: true, title: true, description: true },
        });
    const told: ClassifyTask["categories"] = categories.map(({ id, key, name, description, intents }) => ({
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
    const rows: CategoryRow[] = categories.map(({ id, key, defaultPriority }) => ({
      id,
      key,
      defaultPriority,
    }));
    return { rows, told };
  });
}

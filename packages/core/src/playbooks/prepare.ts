import { type Entity, type PlaybookStep, type RunStep, runStepSchema } from "@handrail/contracts";
import type { ServiceContext } from "../context.ts";
import { withTransaction } from "../context.ts";
import { retrievePassages } from "../kb/index.ts";
import type { ToolRow } from "../tools/index.ts";
import { matchFeature } from "./features.ts";
import { guideStepsOf } from "./guide-steps.ts";
import { findValue } from "./rules.ts";

export type TicketText = { subject: string; body: string };
type Known = { entities: readonly Entity[]; facts: readonly { label: string; value: string }[] };

/** The published, public article to be walked through, in its steps; null where it has none. */
async function guideOf(ctx: ServiceContext, articleId: string | null, text: TicketText | null) {
  const query = text ? `${text.subject}\n${text.body}` : "";
  const ids = articleId
    ? [articleId]
    : query
      ? [...new Set((await retrievePassages(ctx, { query, limit: 8 })).map((found) => found.articleId))]
      : [];
  const articles = await withTransaction(ctx, ({ tx, org }) =>
    tx.article.findMany({
      where: { orgId: org.id, id: { in: ids }, status: "published", visibility: "public" },
      select: { id: true, slug: true, title: true, body: true },
    }),
  );
  for (const id of ids) {
    const article = articles.find((each) => each.id === id);
    const steps = article ? guideStepsOf(article.body) : [];
    if (article && steps.length > 0)
      return { articleId: id, slug: article.slug, title: article.title, steps };
  }
  return null;
}

async function prepareStep(
  ctx: ServiceContext,
  step: PlaybookStep,
  given: { tools: readonly ToolRow[]; known: Known; text: TicketText | null },
): Promise<RunStep | null> {
  switch (step.kind) {
    case "tool": {
      const tool = given.tools.find(({ key, isActive }) => key === step.tool && isActive);
      if (!tool) return null;
      const values = Object.entries(step.input).map(
        ([name, source]) => [name, findValue(source, given.known)] as const,
      );
      const { input: sources } = step;
      return runStepSchema.parse({
        kind: "tool",
        tool: tool.key,
        name: tool.name,
        sources,
        given: Object.fromEntries(values),
      });
    }
    case "guide": {
      const guide = await guideOf(ctx, step.articleId, given.text);
      return guide && runStepSchema.parse({ kind: "guide", ...guide });
    }
    case "feature": {
      const title = given.text?.subject ?? "";
      const match = title ? await matchFeature(ctx, title) : null;
      return runStepSchema.parse({ kind: "feature", featureId: match?.id, title: match?.title ?? title });
    }
    case "draft":
    case "retrain":
      return runStepSchema.parse(step);
    default:
      return step satisfies never;
  }
}

/**
 * The steps of a playbook as they would run here and now; null where one of them cannot: its tool is off or gone, no
 * article has instructions for it.
 */
export async function prepareSteps(
  ctx: ServiceContext,
  steps: readonly PlaybookStep[],
  given: Parameters<typeof prepareStep>[2],
): Promise<RunStep[] | null> {
  const prepared: RunStep[] = [];
  for (const step of steps) {
    const ready = await prepareStep(ctx, step, given);
    if (!ready) return null;
    prepared.push(ready);
  }
  return prepared;
}

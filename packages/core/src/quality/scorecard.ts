import { z } from "zod";
import { type ServiceContext, withTransaction } from "../context.ts";
import { figuresSchema } from "./figures.ts";

const shownRuns = 30;

const headSchema = z.object({
  name: z.string(),
  accuracy: z.number(),
  calibrationError: z.number(),
  learnedFrom: z.number(),
});
/** What `engine.retrained` tells of the classifier, on tickets that were held back. */
const retrainedSchema = z.object({
  version: z.number(),
  report: z.object({ from: z.array(headSchema).nullable(), to: z.array(headSchema) }),
});

/** How good the organisation's AI is on its own settled tickets: the set, the runs (oldest first), what learning changed. */
export function getScorecard(ctx: ServiceContext) {
  return withTransaction(ctx, async ({ tx, org }) => {
    const orgId = org.id;
    const groups = await tx.goldenItem.groupBy({
      by: ["origin"],
      where: { orgId, isExcluded: false },
      _count: { _all: true, articleId: true },
    });
    const excluded = await tx.goldenItem.count({ where: { orgId, isExcluded: true } });
    const rows = await tx.qualityRun.findMany({
      where: { orgId },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: shownRuns,
      select: {
        id: true,
        state: true,
        trigger: true,
        model: true,
        engine: true,
        items: true,
        done: true,
        figures: true,
        createdAt: true,
        finishedAt: true,
      },
    });
    const runs = rows
      .reverse()
      .map(({ figures, ...run }) => ({ ...run, figures: figuresSchema.safeParse(figures).data ?? null }));
    const retrained = await tx.event.findFirst({
      where: { orgId, kind: "engine.retrained" },
      orderBy: { id: "desc" },
      select: { data: true, createdAt: true },
    });
    const learned = retrainedSchema.safeParse(retrained?.data).data;
    return {
      items: groups.reduce((sum, group) => sum + group._count._all, 0),
      answerable: groups.reduce((sum, group) => sum + group._count.articleId, 0),
      origins: groups.map(({ origin, _count }) => ({ origin, count: _count._all })),
      excluded,
      runs,
      open: runs.find(({ state }) => state === "queued" || state === "running") ?? null,
      learned: learned && retrained ? { ...learned, at: retrained.createdAt } : null,
    };
  });
}

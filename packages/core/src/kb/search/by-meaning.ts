import type { ServiceContext } from "../../context.ts";
import { type Candidate, readCandidates, type Wanted } from "./candidates.ts";
import { findNearest, hasVectorType } from "./nearest.ts";
import { readQuery } from "./query-plan.ts";
import type { Ranked } from "./rank.ts";

type Asked = Wanted & { query: string; waitMs: number };

const shortestQuery = 3;

function fewOfEach<T extends { article_id: string }>(rows: readonly T[], most: number): T[] {
  const counts = new Map<string, number>();
  return rows.filter(({ article_id }) => {
    const count = (counts.get(article_id) ?? 0) + 1;
    counts.set(article_id, count);
    return count <= most;
  });
}

async function find(ctx: Pick<ServiceContext, "org" | "ports">, asked: Asked): Promise<Ranked<Candidate>[]> {
  const { embedder, db } = ctx.ports;
  const isWorthAsking = asked.query.trim().length >= shortestQuery && readQuery(asked.query).words.length > 0;
  if (!embedder || !isWorthAsking) return [];
  const vector = await embedder.embedQuery(asked.query, asked.waitMs);
  if (!vector) return [];
  const orgId = ctx.org.id;
  const byServer = await hasVectorType(db);
  return db.hot(orgId, async (sql) => {
    const near = await findNearest(sql, { ...asked, orgId, model: embedder.name, vector }, byServer);
    if (near.length === 0) return [];
    const likeness = new Map(near.map((each) => [each.id, Math.min(1, each.likeness)]));
    const rows = await readCandidates(sql.last, orgId, [...likeness.keys()], asked);
    const scored = rows.map((row) => ({ ...row, score: likeness.get(row.id) ?? 0 }));
    const best = scored.toSorted((a, b) => b.score - a.score || a.number - b.number);
    return fewOfEach(best, asked.perArticle).slice(0, asked.most);
  });
}

/**
 * What the actor may read and what means like the query, best first, where an embedding model is configured. Nothing
 * where it is not, where the service does not answer in `waitMs`, and where anything fails: the words are enough.
 */
export async function findByMeaning(
  ctx: Pick<ServiceContext, "org" | "ports" | "requestId">,
  asked: Asked,
): Promise<Ranked<Candidate>[]> {
  try {
    return await find(ctx, asked);
  } catch (error) {
    ctx.ports.log.error("search went by words alone", { requestId: ctx.requestId, error: String(error) });
    return [];
  }
}

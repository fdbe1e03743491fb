import { findCandidates } from "@handrail/core/kb/search/candidates";
import { lookUp } from "@handrail/core/kb/search/look-up";
import type { HotSql } from "@handrail/db";
import { serveBaseline } from "./baseline-frame.ts";

/** A search: no ranking, no snippets. What `kb-search.bench.ts` measures against. Settings come as JSON in the first argument. */
const { databaseUrl, poolSize } = JSON.parse(process.argv[2] ?? "{}");

async function search(sql: HotSql, orgId: string, query: string) {
  const { words } = await lookUp(sql, orgId, query, false);
  const wanted = { withInternal: false, categoryId: null, perArticle: 2, most: 24 };
  const rows = await findCandidates(sql, orgId, words, wanted);
  return rows.slice(0, 8);
}

const orgOf = ({ query }: { query: URLSearchParams }) => query.get("org") ?? "";

serveBaseline({
  databaseUrl,
  poolSize,
  orgOf,
  answer: async (sql, asked) => ({ said: await search(sql, orgOf(asked), asked.query.get("query") ?? "") }),
});

import pg from "pg";
import type { Dataset } from "./dataset.ts";
import { depth, type Engine } from "./engine.ts";

const batchSize = 1_000;

/** PostgreSQL's own ranking over any of the words, title weighted, with a GIN index. */
export async function tsRank(
  ownerUrl: string,
  { articles, locale }: Dataset,
): Promise<Engine & { close(): Promise<void> }> {
  const config = locale === "es" ? "spanish" : "english";
  const client = new pg.Client(ownerUrl);
  client.on("error", () => undefined);
  await client.connect();
  await client.query("CREATE TEMP TABLE ranked (key text PRIMARY KEY, search tsvector)");
  for (let start = 0; start < articles.length; start += batchSize) {
    const batch = articles.slice(start, start + batchSize);
    await client.query(
      `INSERT INTO ranked SELECT a.id, setweight(to_tsvector('${config}', a.title), 'A') || setweight(to_tsvector('${config}', left(a.body, 500000)), 'D')
       FROM unnest($1::text[], $2::text[], $3::text[]) AS a (id, title, body)`,
      [batch.map(({ id }) => id), batch.map(({ title }) => title), batch.map(({ body }) => body)],
    );
  }
  await client.query("CREATE INDEX ON ranked USING gin (search)");
  await client.query("ANALYZE ranked");
  return {
    name: "ts_rank",
    close: () => client.end(),
    search: async (query) => {
      const { rows } = await client.query<{ id: string }>({
        name: "ts-rank",
        text: `SELECT t.key AS id FROM ranked t, (SELECT replace(plainto_tsquery('${config}', $1)::text, ' & ', ' | ')::tsquery AS q) asked
          WHERE t.search @@ q ORDER BY ts_rank(t.search, q) DESC, t.key LIMIT ${depth}`,
        values: [query],
      });
      return rows.map(({ id }) => id);
    },
  };
}

import { priorities } from "@handrail/contracts";
import { z } from "zod";
import type { ServiceContext } from "../context.ts";

const rowSchema = z.object({
  version: z.number().nullable(),
  fingerprint: z.string().nullable(),
  id: z.string().nullable(),
  key: z.string(),
  name: z.string(),
  description: z.string(),
  intents: z.array(z.string()),
  defaultPriority: z.enum(priorities),
});

const sortingSql = `
  SELECT m.version, m.fingerprint, c.id, coalesce(c.key, '') AS key, coalesce(c.name, '') AS name,
    coalesce(c.description, '') AS description, coalesce(c.intents, '{}') AS intents,
    coalesce(c.default_priority::text, 'normal') AS "defaultPriority"
  FROM (SELECT $1::uuid AS org_id) o
  LEFT JOIN LATERAL (
    SELECT version, fingerprint FROM triage_model WHERE org_id = o.org_id ORDER BY version DESC LIMIT 1
  ) m ON true
  LEFT JOIN category c ON c.org_id = o.org_id AND c.is_active
  ORDER BY c.sort_order, c.key`;

/** What every message is sorted by: the active categories, and which classifier is the newest. One way to the database. */
export async function readSorting({ ports, org }: Pick<ServiceContext, "ports" | "org">) {
  const rows = z
    .array(rowSchema)
    .parse(
      await ports.db.hot(org.id, (sql) =>
        sql.last({ name: "triage-sorting", text: sortingSql, values: [org.id] }),
      ),
    );
  const { version = null, fingerprint = null } = rows[0] ?? {};
  const newest = version === null || fingerprint === null ? null : { version, fingerprint };
  const categories = rows.flatMap(({ version: _, fingerprint: __, id, ...category }) =>
    id === null ? [] : [{ id, ...category }],
  );
  return { newest, categories };
}

export type SortingCategory = Awaited<ReturnType<typeof readSorting>>["categories"][number];

import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";

/** Tables that belong to no organisation; each has forced row-level security of its own kind, or holds no personal row. */
const globalTables = [
  "_prisma_migrations",
  "app_user",
  "link_request",
  "link_token",
  "oauth_account",
  "organization",
  "rate_limit",
  "user_credential",
];

/** Indexes of tenant tables that may lead with something else: random secrets, own memberships, the worker's sweep. */
const otherIndexes = [
  "invitation_token_hash_key",
  "membership_user_id_idx",
  "outbox_done_idx",
  "outbox_sweep_idx",
];

let owner: pg.Client;
beforeAll(async () => {
  owner = new pg.Client(inject("ownerUrl"));
  await owner.connect();
});
afterAll(() => owner.end());

const column = async (sql: string, values: unknown[] = []) =>
  (await owner.query<{ name: string }>(sql, values)).rows.map((row) => row.name);

describe("catalogue", () => {
  it("T9: every table is a tenant's, or is named here as global", async () => {
    const tables = await column(
      `SELECT c.relname AS name FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
       AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'org_id' AND NOT a.attisdropped)
       ORDER BY 1`,
    );
    expect(tables).toEqual(globalTables);
  });

  it("T9: every tenant table has forced row-level security and a policy for the application", async () => {
    const open = await column(
      `SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'org_id'
       WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT (c.relrowsecurity AND c.relforcerowsecurity
       AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'tenant'
         AND p.polroles = ARRAY['handrail_app'::regrole::oid] AND p.polcmd = '*' AND p.polwithcheck IS NOT NULL))`,
    );
    expect(open).toEqual([]);
  });

  it("T9: global tables with people's data have forced row-level security too", async () => {
    const open = await column(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
       AND relname = ANY ($1) AND NOT (relrowsecurity AND relforcerowsecurity) ORDER BY 1`,
      [globalTables],
    );
    expect(open).toEqual(["_prisma_migrations", "rate_limit"]);
  });

  it("T4: every foreign key between tenant tables carries the organisation", async () => {
    const simple = await column(
      `SELECT k.conname AS name FROM pg_constraint k
       JOIN pg_attribute source ON source.attrelid = k.conrelid AND source.attname = 'org_id'
       JOIN pg_attribute target ON target.attrelid = k.confrelid AND target.attname = 'org_id'
       WHERE k.contype = 'f' AND NOT (k.conkey @> ARRAY[source.attnum] AND k.confkey @> ARRAY[target.attnum])`,
    );
    expect(simple).toEqual([]);
  });

  it("T9: every index and key of a tenant table leads with the organisation", async () => {
    const others = await column(
      `SELECT i.indexrelid::regclass::text AS name FROM pg_index i
       JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attname = 'org_id'
       JOIN pg_class c ON c.oid = i.indrelid AND c.relnamespace = 'public'::regnamespace
       WHERE i.indkey[0] <> a.attnum ORDER BY 1`,
    );
    expect(others).toEqual(otherIndexes);
  });

  it("O5: the application can neither change nor remove an event", async () => {
    const { rows } = await owner.query(
      `SELECT has_table_privilege('handrail_app', 'event', 'UPDATE') AS changes,
        has_table_privilege('handrail_app', 'event', 'DELETE') AS removes,
        has_table_privilege('handrail_app', 'event', 'TRUNCATE') AS empties`,
    );
    expect(rows).toEqual([{ changes: false, removes: false, empties: false }]);
  });

  it("T9: the application's roles own nothing and cannot bypass policies", async () => {
    const { rows } = await owner.query(
      `SELECT r.rolname, r.rolsuper, r.rolbypassrls, r.rolcreaterole,
        (SELECT count(*)::int FROM pg_class c WHERE c.relowner = r.oid) AS owns
       FROM pg_roles r WHERE r.rolname IN ('handrail_app', 'handrail_worker') OR pg_has_role(r.oid, 'handrail_app', 'MEMBER')
       ORDER BY 1`,
    );
    const applications = rows.filter((row) => !row.rolsuper);
    expect(applications.length).toBeGreaterThanOrEqual(4);
    for (const row of applications) {
      expect(row).toMatchObject({ rolsuper: false, rolbypassrls: false, rolcreaterole: false, owns: 0 });
    }
  });

  it("every view runs with the rights of who asks", async () => {
    const views = await column(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('v', 'm')
       AND NOT coalesce(reloptions @> ARRAY['security_invoker=true'], false)`,
    );
    expect(views).toEqual([]);
  });

  it("functions with the owner's rights are exactly those known, with a fixed search path", async () => {
    const { rows } = await owner.query(
      `SELECT p.proname AS name, p.proconfig::text AS config, has_function_privilege('public', p.oid, 'EXECUTE') AS everybody
       FROM pg_proc p WHERE p.prosecdef AND p.pronamespace IN ('public'::regnamespace, 'app_private'::regnamespace) ORDER BY 1`,
    );
    expect(rows.map((row) => row.name)).toEqual([
      "actor_of",
      "org_id_by_invitation",
      "outbox_done",
      "outbox_pending",
      "search_tickets",
      "similar_words",
      "user_id_by_email",
      "user_id_by_link",
      "user_id_by_oauth",
    ]);
    for (const row of rows) {
      expect(row.config).toContain("search_path=pg_catalog");
      expect(row.everybody).toBe(false);
    }
  });
});

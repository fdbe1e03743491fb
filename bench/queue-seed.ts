import pg from "pg";

/**
 * An organisation with as many tickets as asked for, the same ones each time: three years of them, with customers,
 * messages, teams, tags, branches and due times. Written as the owner in bulk, with the indexes made afterwards.
 */
const tables = ["ticket", "conversation", "message", "contact", "ticket_tag", "ticket_words", "event"];

const subjects =
  "invoice,export,password,calendar,gateway,refund,delivery,report,account,payment,login,printer,contract,discount,webhook,search,picture,domain,certificate,schedule,import,backup,address,keyboard,language,receipt,upgrade,storage,session,template";
const verbs =
  "fails,stays empty,is slow,was charged twice,cannot be opened,shows old data,is missing,arrives late,does not match,was cancelled,must be changed,stopped working";
const people =
  "Ana,Ben,Chen,Dora,Emil,Fatima,Greta,Hugo,Ines,Jonas,Kira,Liam,Mona,Nils,Olga,Paulo,Rosa,Sven,Tara,Uwe,Vera,Wim,Yara,Zoe";

const seedSql = `
CREATE TEMP TABLE seed AS
SELECT i, $1::uuid AS org_id,
  ($3::timestamptz - make_interval(secs => (($2::bigint - i) * (94608000.0 / $2::bigint))))::timestamptz(3) AS created_at,
  md5($1::text || i::text) AS m, md5(i::text || $1::text || 'b') AS n,
  (hashint8extended(i, 1) & 2147483647) AS h1, (hashint8extended(i, 2) & 2147483647) AS h2,
  (hashint8extended(i, 3) & 2147483647) AS h3, (hashint8extended(i, 4) & 2147483647) AS h4
FROM generate_series(1, $2::bigint) i`;

const uuidOf = (letters: string) =>
  `(lpad(to_hex((extract(epoch FROM created_at) * 1000)::bigint), 12, '0') || '7' || substr(${letters}, 1, 3) || '8' || substr(${letters}, 4, 15))::uuid`;

const pick = (column: string, list: string) =>
  `(string_to_array('${list}', ','))[1 + (${column} % cardinality(string_to_array('${list}', ',')))]`;

const statements = (orgId: string, count: number) => [
  `INSERT INTO contact (org_id, id, name, email, plan, branch_id, created_at)
   SELECT '${orgId}', ('c0000000-0000-7000-8000-' || lpad(to_hex(k + ${count}), 12, '0'))::uuid,
     ${pick("k", people)} || ' ' || initcap(substr(md5(k::text), 1, 7)), 'person' || k || '@customer' || (k % 997) || '.example', 'pro',
     (SELECT array_agg(id ORDER BY name) FROM branch WHERE org_id = '${orgId}')[1 + k % 6], now()
   FROM generate_series(0, ${Math.ceil(count / 8)}) k`,
  `INSERT INTO ticket (org_id, id, number, desk_id, branch_id, contact_id, subject, preview, type, category_id, severity,
     priority, status, source, assignee_id, team_id, due_at, first_response_due_at, resolution_due_at, first_response_at,
     last_response_at, resolved_at, closed_at, rating, last_message_at, created_at, updated_at, version, snoozed_until)
   SELECT org_id, ${uuidOf("m")}, 'TICKET-' || lpad(i::text, 7, '0'),
     (SELECT id FROM desk WHERE org_id = '${orgId}' LIMIT 1),
     (SELECT array_agg(id ORDER BY name) FROM branch WHERE org_id = '${orgId}')[1 + (h1 / 8) % 6],
     ('c0000000-0000-7000-8000-' || lpad(to_hex((h1 / 8) % ${Math.ceil(count / 8)} + ${count}), 12, '0'))::uuid,
     ${pick("h1", subjects)} || ' ' || ${pick("h2", verbs)} || ' case' || (i % 5000),
     'Since yesterday the ' || ${pick("h2", subjects)} || ' does not do what it did.',
     (enum_range(NULL::ticket_type))[1 + h2 % 9],
     (SELECT array_agg(id ORDER BY name) FROM category WHERE org_id = '${orgId}')[1 + (h3 / 16) % 16],
     (enum_range(NULL::severity))[1 + h3 % 4], (enum_range(NULL::priority))[1 + (CASE WHEN h4 % 100 < 10 THEN 0 WHEN h4 % 100 < 70 THEN 1 WHEN h4 % 100 < 95 THEN 2 ELSE 3 END)],
     status, (enum_range(NULL::ticket_source))[1 + (h2 / 16) % 6],
     CASE WHEN status = 'open' AND h1 % 2 = 0 THEN NULL ELSE
       (SELECT array_agg(m.id ORDER BY m.role DESC, m.id) FROM membership m WHERE m.org_id = '${orgId}' AND m.role <> 'customer')[1 + (h4 / 128) % 60] END,
     (SELECT array_agg(id ORDER BY name) FROM team WHERE org_id = '${orgId}')[1 + (h3 / 512) % 12],
     NULL, CASE WHEN status = 'open' THEN updated_at + make_interval(hours => (h2 % 96)::int - 48) END,
     CASE WHEN status IN ('open', 'in_progress', 'escalated') THEN $1::timestamptz + make_interval(hours => (h3 % 240)::int - 120) END,
     CASE WHEN status = 'open' THEN NULL ELSE created_at + make_interval(mins => (h4 % 600)::int) END,
     CASE WHEN status = 'open' THEN NULL ELSE created_at + make_interval(mins => (h4 % 600)::int) END,
     CASE WHEN status IN ('resolved', 'closed') THEN updated_at END, CASE WHEN status = 'closed' THEN updated_at END,
     CASE WHEN status = 'closed' AND h1 % 4 = 0 THEN 1 + h2 % 5 END,
     least(created_at + make_interval(mins => (h3 % 2000)::int), updated_at), created_at, updated_at, 1 + h1 % 5,
     CASE WHEN status = 'pending_customer' AND h2 % 40 = 0 THEN $1::timestamptz + make_interval(days => 1 + (h3 % 9)::int) END
   FROM (SELECT *, least(created_at + make_interval(mins => (h4 % 30000)::int), $1::timestamptz) AS updated_at,
     (CASE WHEN h2 % 1000 < 12 THEN 'open' WHEN h2 % 1000 < 13 THEN 'triaging' WHEN h2 % 1000 < 25 THEN 'in_progress'
       WHEN h2 % 1000 < 35 THEN 'pending_customer' WHEN h2 % 1000 < 37 THEN 'escalated' WHEN h2 % 1000 < 97 THEN 'resolved'
       ELSE 'closed' END)::ticket_status AS status FROM seed) s`,
  `INSERT INTO ticket_words (org_id, ticket_id, month, words)
   SELECT org_id, id, (extract(year FROM created_at AT TIME ZONE 'UTC') * 12 + extract(month FROM created_at AT TIME ZONE 'UTC'))::integer,
     to_tsvector('public.handrail_words', subject || ' ' || translate(number, '-', ' ')) FROM ticket WHERE org_id = '${orgId}'
   ON CONFLICT DO NOTHING`,
  `INSERT INTO conversation (org_id, id, contact_id, ticket_id, last_seq, last_public_seq, last_message_at, created_at)
   SELECT org_id, ${uuidOf("n")}, ('c0000000-0000-7000-8000-' || lpad(to_hex((h1 / 8) % ${Math.ceil(count / 8)} + ${count}), 12, '0'))::uuid,
     ${uuidOf("m")}, 1, 1, created_at, created_at FROM seed`,
  `INSERT INTO message (org_id, id, conversation_id, seq, change_seq, sender_kind, sender_name, body, created_at, updated_at)
   SELECT org_id, ${uuidOf("n")}, ${uuidOf("n")}, 1, 1, 'customer', 'Ana',
     'Since yesterday the ' || ${pick("h2", subjects)} || ' ' || ${pick("h4", verbs)} || ' and the ' || ${pick("h3", subjects)}
     || ' ' || ${pick("h1", verbs)} || '. Our order is order' || (h1 % 200000) || ', thank you.', created_at, created_at FROM seed`,
  `INSERT INTO ticket_tag (org_id, ticket_id, tag_id, created_at)
   SELECT DISTINCT org_id, ${uuidOf("m")}, (SELECT array_agg(id ORDER BY name) FROM tag WHERE org_id = '${orgId}')[1 + floor(40 * power((h / 2147483648.0), 3))::int], created_at
   FROM seed, LATERAL (VALUES (h1), (h3)) v (h) WHERE h2 % 2 = 0`,
];

/** What the administrators watch, and the customers' branches. */
const watched = (orgId: string, count: number) => `
INSERT INTO ticket_watcher (org_id, ticket_id, membership_id)
SELECT t.org_id, t.id, m.id FROM ticket t, membership m
WHERE t.org_id = '${orgId}' AND m.org_id = t.org_id AND m.role = 'admin'
  AND hashint8extended(right(t.number, 7)::bigint, 9) % ${Math.max(1, Math.floor(count / 200))} = 0 AND t.number ~ '^TICKET-[0-9]{7}$'`;

const rest = (orgId: string) => `
INSERT INTO branch (org_id, id, name) SELECT '${orgId}', gen_random_uuid(), 'Branch ' || k FROM generate_series(1, 6) k;
INSERT INTO team (org_id, id, name) SELECT '${orgId}', gen_random_uuid(), 'Team ' || lpad(k::text, 2, '0') FROM generate_series(1, 12) k;
INSERT INTO tag (org_id, id, name) SELECT '${orgId}', gen_random_uuid(), 'tag-' || lpad(k::text, 2, '0') FROM generate_series(1, 40) k;
INSERT INTO category (org_id, id, key, name) SELECT '${orgId}', gen_random_uuid(), 'bench' || k, 'Bench ' || lpad(k::text, 2, '0') FROM generate_series(1, 16) k;
WITH u AS (
  INSERT INTO app_user (id, email, name) SELECT gen_random_uuid(), 'bench' || k || '.' || '${orgId}' || '@example.test', 'Agent ' || k FROM generate_series(1, 60) k RETURNING id
) INSERT INTO membership (org_id, id, user_id, role) SELECT '${orgId}', gen_random_uuid(), id, 'agent' FROM u;`;

/** Makes the indexes of the tables away while `work` fills them. */
async function withoutIndexes(client: pg.Client, work: () => Promise<void>) {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition FROM pg_index i
     WHERE i.indrelid = ANY ($1::regclass[]) AND NOT i.indisprimary AND NOT i.indisunique`,
    [tables],
  );
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`);
  await work();
  for (const { definition } of rows) await client.query(definition);
}

/** @param sizes organisation id → how many tickets it gets */
export async function seedTickets(
  ownerUrl: string,
  sizes: ReadonlyMap<string, number>,
  now: Date,
): Promise<void> {
  const client = new pg.Client(ownerUrl);
  await client.connect();
  try {
    await fill(client, sizes, now);
  } finally {
    await client.end();
  }
}

async function fill(client: pg.Client, sizes: ReadonlyMap<string, number>, now: Date): Promise<void> {
  await client.query(
    "SET session_replication_role = replica; SET maintenance_work_mem = '512MB'; SET synchronous_commit = off; SET jit = off",
  );
  await withoutIndexes(client, async () => {
    for (const [orgId, count] of sizes) {
      await client.query(rest(orgId));
      await client.query(seedSql, [orgId, count, now]);
      for (const statement of statements(orgId, count)) {
        const startedAt = performance.now();
        await client.query(statement, statement.includes("$1") ? [now] : []);
        process.stderr.write(
          `${statement.slice(0, 24)} ${count}: ${Math.round(performance.now() - startedAt)} ms\n`,
        );
      }
      await client.query(watched(orgId, count));
      await client.query("DROP TABLE seed");
    }
  });
  await client.query(`VACUUM (ANALYZE) ${tables.join(", ")}`);
}

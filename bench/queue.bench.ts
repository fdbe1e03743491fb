import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { parseArgs } from "node:util";
import { demoPassword } from "@handrail/demo";
import { findRunningPostgres } from "@handrail/embedded";
import pg from "pg";
import superjson from "superjson";
import { median, quantile, rounded } from "./load.ts";
import { seedTickets } from "./queue-seed.ts";
import { queueShapes, type SeededIds, type Shape } from "./queue-shapes.ts";
import { signIn } from "./sign-in.ts";
import { startBenchStack } from "./stack.ts";

/**
 * The agents' queue through HTTP and tRPC: every view, order, filter and search in an organisation with 10,000 tickets
 * and in one with a million, side by side in one database; against a bare server that runs the same statements; and the
 * thousandth page against the first. `--tickets 100000` for a smaller large one, `--samples 10` for a quicker run.
 */
const { values: flags } = parseArgs({
  options: {
    tickets: { type: "string", default: "1000000" },
    samples: { type: "string", default: "15" },
    only: { type: "string", default: "" },
  },
});
const sizes = { small: 10_000, large: Number(flags.tickets) };
const samples = Number(flags.samples);
const deep = 1_000;
const pageSize = 50;

type Place = {
  orgId: string;
  cookie: string;
  ids: SeededIds;
  adminId: string;
  bare: number;
  child: ChildProcess;
};
const stack = await startBenchStack();
const serverUrl = await findRunningPostgres(path.join(stack.dataDir, "postgres"));
if (!serverUrl) throw new Error("the embedded database is gone");
const ownerUrl = new URL(serverUrl);
ownerUrl.pathname = "/handrail";
const now = new Date();
const children: ChildProcess[] = [];

async function timed(work: () => Promise<Response>): Promise<{ ms: number; body: string }> {
  const startedAt = performance.now();
  const response = await work();
  const body = await response.text();
  if (!response.ok) throw new Error(`${response.status} ${body.slice(0, 300)}`);
  return { ms: performance.now() - startedAt, body };
}

const ours = ({ cookie }: Place, input: unknown) =>
  timed(() =>
    fetch(
      `${stack.url}/api/trpc/queue.list?input=${encodeURIComponent(JSON.stringify(superjson.serialize(input)))}`,
      { headers: { cookie } },
    ),
  );
const bare = ({ bare: port }: Place, input: unknown) =>
  timed(() => fetch(`http://127.0.0.1:${port}/`, { method: "POST", body: JSON.stringify(input) }));

async function place(db: pg.Client, slug: string): Promise<Place> {
  const [{ id: orgId }] = (await db.query("SELECT id FROM organization WHERE slug = $1", [slug])).rows;
  const ids = async (text: string) => (await db.query(text, [orgId])).rows.map((row): string => row.id);
  const [adminId = ""] = await ids(
    `SELECT m.id FROM membership m JOIN app_user u ON u.id = m.user_id WHERE m.org_id = $1 AND u.email = 'admin@${slug}.example'`,
  );
  const child = fork(path.join(import.meta.dirname, "baseline-queue-server.ts"), [
    JSON.stringify({ databaseUrl: stack.urls.appUrl, orgId, membershipId: adminId }),
  ]);
  children.push(child);
  const [{ port }] = await once(child, "message");
  return {
    orgId,
    adminId,
    child,
    bare: port,
    cookie: await signIn(stack.url, `admin@${slug}.example`, demoPassword),
    ids: {
      agents: await ids(
        "SELECT id FROM membership WHERE org_id = $1 AND role <> 'customer' ORDER BY role DESC, id",
      ),
      teams: await ids("SELECT id FROM team WHERE org_id = $1 AND name LIKE 'Team %' ORDER BY name"),
      tags: await ids("SELECT id FROM tag WHERE org_id = $1 AND name LIKE 'tag-%' ORDER BY name"),
      categories: await ids("SELECT id FROM category WHERE org_id = $1 AND key LIKE 'bench%' ORDER BY name"),
      branches: await ids("SELECT id FROM branch WHERE org_id = $1 AND name LIKE 'Branch %' ORDER BY name"),
      contact:
        (
          await ids("SELECT contact_id AS id FROM ticket WHERE org_id = $1 AND number = 'TICKET-0000001'")
        )[0] ?? "",
    },
  };
}

type Measured = { small: number[]; large: number[]; bare: number[] };

async function measure(at: Record<"small" | "large", Place>, small: Shape, large: Shape): Promise<Measured> {
  const times: Measured = { small: [], large: [], bare: [] };
  for (let turn = -2; turn < samples; turn += 1) {
    const taken = {
      small: await ours(at.small, { limit: pageSize, ...small.input }),
      large: await ours(at.large, { limit: pageSize, ...large.input }),
      bare: await bare(at.large, { limit: pageSize, ...large.input }),
    };
    if (turn < 0) continue;
    for (const side of ["small", "large", "bare"] as const) times[side].push(taken[side].ms);
  }
  return times;
}

/** The cursor of a page far down the list. */
async function cursorOf(at: Place, input: object, pages: number): Promise<string | null> {
  let cursor: string | null = null;
  for (let row = 0; row < (pages - 1) * pageSize; row += 100) {
    const left = Math.min(100, (pages - 1) * pageSize - row);
    const { body } = await ours(at, { ...input, limit: left, cursor });
    cursor = superjson.deserialize<{ nextCursor: string | null }>(JSON.parse(body).result.data).nextCursor;
    if (!cursor) return null;
  }
  return cursor;
}

/** Asks the database as its owner. */
async function asOwner<T>(ask: (db: pg.Client) => Promise<T>): Promise<T> {
  const db = new pg.Client(ownerUrl.href);
  await db.connect();
  try {
    return await ask(db);
  } finally {
    await db.end();
  }
}

try {
  const { rows } = await asOwner((db) =>
    db.query("SELECT id, slug FROM organization WHERE slug IN ('2bot', 'arbibase')"),
  );
  const idOf = (slug: string): string => rows.find((row) => row.slug === slug)?.id;
  const seededAt = performance.now();
  await seedTickets(
    ownerUrl.href,
    new Map([
      [idOf("2bot"), sizes.small],
      [idOf("arbibase"), sizes.large],
    ]),
    now,
  );
  process.stderr.write(`seeded in ${Math.round((performance.now() - seededAt) / 1000)} s\n`);
  const at = await asOwner(async (db) => ({
    small: await place(db, "2bot"),
    large: await place(db, "arbibase"),
  }));

  const smallShapes = queueShapes(at.small.ids, now);
  const shapes = queueShapes(at.large.ids, now).flatMap((large) => {
    const small = smallShapes.find(({ name }) => name === large.name);
    return small && large.name.includes(flags.only) ? [{ small, large }] : [];
  });
  const results: { shape: Shape; times: Measured }[] = [];
  for (const { small, large } of shapes)
    results.push({ shape: large, times: await measure(at, small, large) });

  const line = (name: string, times: Measured) => {
    const at95 = (side: keyof Measured) => quantile(times[side], 0.95);
    const ms = (value: number) => `${rounded(value, 1)}`.padStart(8);
    return `${name.padEnd(44)}${ms(median(times.small))}${ms(median(times.large))}${ms(at95("small"))}${ms(at95("large"))}${ms(at95("bare"))}${`${rounded(at95("large") / at95("small"))}`.padStart(8)}${`${rounded(at95("large") / at95("bare"))}`.padStart(8)}`;
  };
  const all = (kept: typeof results): Measured => ({
    small: kept.flatMap(({ times }) => times.small),
    large: kept.flatMap(({ times }) => times.large),
    bare: kept.flatMap(({ times }) => times.bare),
  });
  console.log(
    `${"ms".padEnd(44)}${["p50 10k", "p50", "p95 10k", "p95", "bare", "ratio", "to bare"].map((word) => word.padStart(8)).join("")}`,
  );
  for (const kind of ["view", "sort", "filter", "mixed", "search"] as const) {
    const kept = results.filter(({ shape }) => shape.kind === kind);
    if (kept.length > 0) console.log(line(`${kind} (${kept.length})`, all(kept)));
  }
  const byRatio = results.toSorted(
    (a, b) => median(b.times.large) / median(b.times.small) - median(a.times.large) / median(a.times.small),
  );
  console.log("\nfurthest apart, by their medians");
  for (const { shape, times } of byRatio.slice(0, 12))
    console.log(line(`${shape.kind}: ${shape.name}`, times));

  const pages: { name: string; first: number[]; far: number[] }[] = [];
  for (const sort of ["updated", "created", "priority"]) {
    const input = { sort, filters: [] };
    const cursor = await cursorOf(at.large, input, deep);
    if (!cursor) continue;
    const times = { name: sort, first: [] as number[], far: [] as number[] };
    for (let turn = -2; turn < samples * 2; turn += 1) {
      const first = await ours(at.large, { ...input, limit: pageSize });
      const far = await ours(at.large, { ...input, limit: pageSize, cursor });
      if (turn < 0) continue;
      times.first.push(first.ms);
      times.far.push(far.ms);
    }
    pages.push(times);
    console.log(
      `page ${deep} by ${sort}: p50 ${rounded(median(times.far), 1)} ms, first ${rounded(median(times.first), 1)} ms`,
    );
  }
  const whole = all(results);
  const far = pages.flatMap((each) => each.far);
  const first = pages.flatMap((each) => each.first);
  console.log(
    JSON.stringify({
      bench: "queue",
      ratio_p95: rounded(quantile(whole.large, 0.95) / quantile(whole.small, 0.95)),
      goal: 1.5,
      ratio_p95_bare: rounded(quantile(whole.large, 0.95) / quantile(whole.bare, 0.95)),
      goal_bare: 2,
      ratio_p50: rounded(median(whole.large) / median(whole.small)),
      ratio_page_1000: rounded(quantile(far, 0.95) / quantile(first, 0.95)),
      shapes: results.length,
      shapes_over_goal: results.filter(({ times }) => median(times.large) > 1.5 * median(times.small)).length,
      tickets: sizes.large,
      p95_ms: rounded(quantile(whole.large, 0.95), 1),
      p50_ms: rounded(median(whole.large), 1),
    }),
  );
} finally {
  for (const child of children) child.disconnect();
  await stack.stop();
}

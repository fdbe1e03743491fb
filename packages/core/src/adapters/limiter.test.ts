import { randomUUID } from "node:crypto";
import pg from "pg";
import { expect, test } from "vitest";
import { testDatabase } from "../testing/database.ts";
import { outcomeOf } from "../testing/desk.ts";
import { createLimiter } from "./limiter.ts";

const few = { sign_in: { points: 3, seconds: 60 }, message: { points: 2, seconds: 60 } };

test("counts across processes, says when to come back, and gives rightful attempts back", async () => {
  const { pool } = testDatabase();
  const here = createLimiter(pool, few);
  const there = createLimiter(pool, few);
  const key = randomUUID();
  await here.consume("sign_in", key);
  await there.consume("sign_in", key);
  await here.refund("sign_in", key);
  await there.consume("sign_in", key);
  await here.consume("sign_in", key);
  await expect(there.consume("sign_in", key)).rejects.toMatchObject({
    code: "LIMIT_REACHED",
    retryAfterSeconds: expect.toSatisfy((seconds: number) => seconds > 50 && seconds <= 60),
  });
  await here.consume("sign_in", randomUUID());
});

test("attempts at the same moment are all counted", async () => {
  const limiter = createLimiter(testDatabase().pool, few);
  const key = randomUUID();
  const attempts = Array.from({ length: 10 }, () => outcomeOf(limiter.consume("sign_in", key)));
  const refused = (await Promise.all(attempts)).filter((outcome) => outcome !== "ok");
  expect(refused).toHaveLength(7);
});

test("who is counted cannot be read from the table", async () => {
  const { pool } = testDatabase();
  const address = `${randomUUID()}@example.test`;
  await createLimiter(pool).consume("sign_in", address);
  const { rows } = await pool.query("SELECT key FROM rate_limit WHERE key LIKE '%' || $1 || '%'", [address]);
  expect(rows).toEqual([]);
});

test("A6: sign-in and links are refused when attempts cannot be counted; the rest goes on", async () => {
  const nowhere = new pg.Pool({
    connectionString: "postgresql://nobody@127.0.0.1:9/none",
    connectionTimeoutMillis: 500,
  });
  const limiter = createLimiter(nowhere);
  for (const rule of ["sign_in", "sign_in_ip", "link", "link_ip", "token_ip", "invitation"] as const) {
    await expect(limiter.consume(rule, "x")).rejects.toMatchObject({ code: "UNAVAILABLE" });
  }
  await limiter.refund("sign_in", "x");
  await limiter.consume("message", "x");
  await nowhere.end();
});

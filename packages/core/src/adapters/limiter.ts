import { createHash } from "node:crypto";
import type pg from "pg";
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { limitReached, unavailable } from "../errors.ts";
import type { LimiterPort, LimiterRule } from "../ports.ts";

type Limit = { points: number; seconds: number; store: "shared" | "own" };

const minute = 60;
const hour = 60 * minute;

/**
 * `shared` counts in the database, for all processes together, and refuses when it cannot count; `own` counts in
 * this process alone: it only has to slow down somebody who is signed in.
 */
const limits = {
  sign_in: { points: 10, seconds: 15 * minute, store: "shared" },
  sign_in_ip: { points: 50, seconds: 15 * minute, store: "shared" },
  link: { points: 5, seconds: hour, store: "shared" },
  link_ip: { points: 20, seconds: hour, store: "shared" },
  token_ip: { points: 60, seconds: 15 * minute, store: "shared" },
  invitation: { points: 100, seconds: hour, store: "shared" },
  ticket: { points: 20, seconds: 10 * minute, store: "own" },
  ticket_ip: { points: 60, seconds: 10 * minute, store: "own" },
  message_ip: { points: 300, seconds: minute, store: "own" },
  message: { points: 60, seconds: minute, store: "own" },
  chat: { points: 30, seconds: minute, store: "own" },
  chat_visitor: { points: 15, seconds: minute, store: "own" },
  chat_ip: { points: 60, seconds: minute, store: "own" },
  chat_start: { points: 20, seconds: 10 * minute, store: "own" },
  callback: { points: 3, seconds: hour, store: "shared" },
  callback_ip: { points: 10, seconds: hour, store: "shared" },
  visitor_ip: { points: 20, seconds: hour, store: "shared" },
  visitor_org: { points: 600, seconds: hour, store: "shared" },
  transcript: { points: 5, seconds: hour, store: "shared" },
  typing: { points: 120, seconds: minute, store: "own" },
  copilot: { points: 30, seconds: minute, store: "own" },
  feedback: { points: 30, seconds: minute, store: "own" },
  search: { points: 60, seconds: minute, store: "own" },
  upload: { points: 120, seconds: 10 * minute, store: "own" },
  upload_ip: { points: 400, seconds: 10 * minute, store: "own" },
  portal_ip: { points: 20, seconds: 10 * minute, store: "shared" },
  portal: { points: 10, seconds: hour, store: "shared" },
  portal_mail: { points: 1, seconds: 10 * minute, store: "shared" },
  key: { points: 120, seconds: minute, store: "shared" },
  key_ip: { points: 300, seconds: minute, store: "own" },
} as const satisfies Record<LimiterRule, Limit>;

type Overrides = Partial<Record<LimiterRule, Pick<Limit, "points" | "seconds">>>;

/** Keys are stored hashed: the table of counters names nobody. */
const hashed = (key: string) => createHash("sha256").update(key).digest("base64url");

/** @param overrides other limits than the product's, for benchmarks and tests */
export function createLimiter(pool: pg.Pool, overrides: Overrides = {}): LimiterPort {
  const make = (rule: LimiterRule) => {
    const { points, seconds, store } = { ...limits[rule], ...overrides[rule] };
    const options = { keyPrefix: rule, points, duration: seconds };
    if (store === "own") return new RateLimiterMemory(options);
    return new RateLimiterPostgres({
      ...options,
      storeClient: pool,
      storeType: "pool",
      tableName: "rate_limit",
      tableCreated: true,
      clearExpiredByTimeout: rule === "sign_in",
    });
  };
  const made = new Map<LimiterRule, ReturnType<typeof make>>();
  const limiterOf = (rule: LimiterRule) => {
    const limiter = made.get(rule) ?? make(rule);
    made.set(rule, limiter);
    return limiter;
  };
  return {
    async consume(rule, key) {
      try {
        await limiterOf(rule).consume(hashed(key));
      } catch (error) {
        if (error instanceof RateLimiterRes) {
          throw limitReached(Math.max(1, Math.ceil(error.msBeforeNext / 1000)));
        }
        throw unavailable(error);
      }
    },
    async refund(rule, key) {
      await limiterOf(rule)
        .reward(hashed(key))
        .catch(() => undefined);
    },
  };
}

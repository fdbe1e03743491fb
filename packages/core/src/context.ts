import type { DeepLinks, Locale, OrgId, Tier } from "@handrail/contracts";
import type { Tx } from "@handrail/db";
import type { Actor } from "./actor.ts";
import type { Ports } from "./ports.ts";

/** The organisation that a unit of work runs in, as read from the database by `organization/`. */
export type OrgSnapshot = {
  id: OrgId;
  slug: string;
  name: string;
  tier: Tier;
  locale: Locale;
  timeZone: string;
  accentHue: number;
  logoKey: string | null;
  deepLinks: DeepLinks;
  autoSendPairs: readonly { category: string; intent: string }[];
  confidenceThreshold: number;
  /** What an answer needs to go out by itself; null: no more than `confidenceThreshold`. */
  autoSendThreshold: number | null;
  /** Whether AI composes answers at all. */
  aiReplies: boolean;
  /** Changes whenever anything changes that readers of the knowledge base are shown. */
  kbVersion: number;
};

/** What every function of the domain takes first. */
export type ServiceContext = {
  org: OrgSnapshot;
  actor: Actor;
  now: () => Date;
  ports: Ports;
  requestId: string;
  /** The contact whose question AI is asked, where it is one's: what a customer's day is counted by. */
  askedFor?: string;
};

/** A context with its transaction open; `afterCommit` runs once, in order, only if it commits. */
export type TxContext = ServiceContext & { tx: Tx; afterCommit: (() => void)[] };

/**
 * Runs `work` in one transaction of the context's organisation. Joins the transaction that is already open,
 * so that commands can be built from commands.
 */
export async function withTransaction<T>(
  ctx: ServiceContext | TxContext,
  work: (ctx: TxContext) => Promise<T>,
): Promise<T> {
  if ("tx" in ctx) return work(ctx);
  const afterCommit: (() => void)[] = [];
  const result = await ctx.ports.db.withOrg(ctx.org.id, (tx) => work({ ...ctx, tx, afterCommit }));
  for (const effect of afterCommit) effect();
  return result;
}

import type { settledSearchInput } from "@handrail/contracts/inputs/search";
import { Prisma } from "@handrail/db";
import type { z } from "zod";
import { isStaffActor } from "../actor.ts";
import { type ServiceContext, withTransaction } from "../context.ts";
import { keptQuery } from "./search-privacy.ts";

/** Searches are counted for this long, and so many different ones a day. */
export const keptDays = 180;
const mostOnOneDay = 2_000;
const dayMs = 24 * 60 * 60 * 1000;

const dayOf = (at: Date) => at.toISOString().slice(0, 10);

/**
 * Counts a search that is over. Who searched is not kept, nor when within the day, and nothing in it that looks like a
 * person's data (`search-privacy.ts`). Staff are counted where they work, not where customers read.
 * @param address where the request came from; what the rate limit counts by
 */
export async function settleSearch(
  ctx: ServiceContext,
  input: z.output<typeof settledSearchInput>,
  address: string,
): Promise<{ counted: boolean }> {
  await ctx.ports.limiter.consume("search", address);
  const query = keptQuery(input.query);
  if (query === null || isStaffActor(ctx.actor) !== (input.surface === "desk")) return { counted: false };
  const isSearch = input.outcome === "searched";
  const add = {
    searches: Number(isSearch),
    withoutResult: Number(isSearch && input.results === 0),
    opened: Number(input.outcome === "opened"),
    tickets: Number(input.outcome === "ticket"),
  };
  return withTransaction(ctx, async ({ tx, org, now }) => {
    const today = Prisma.sql`${dayOf(now())}::date`;
    const oldest = new Date(now().getTime() - keptDays * dayMs);
    await tx.searchQuery.deleteMany({ where: { orgId: org.id, day: { lt: new Date(dayOf(oldest)) } } });
    const count = await tx.$executeRaw`
      INSERT INTO search_query AS s (org_id, day, query, surface, locale, searches, without_result, opened, tickets)
      SELECT ${org.id}::uuid, ${today}, ${query}, ${input.surface}::search_surface, ${input.locale}::locale,
        ${add.searches}, ${add.withoutResult}, ${add.opened}, ${add.tickets}
      WHERE (SELECT count(*) FROM search_query WHERE org_id = ${org.id}::uuid AND day = ${today}) < ${mostOnOneDay}
      ON CONFLICT (org_id, day, query, surface, locale) DO UPDATE SET searches = s.searches + excluded.searches,
        without_result = s.without_result + excluded.without_result, opened = s.opened + excluded.opened,
        tickets = s.tickets + excluded.tickets`;
    return { counted: count === 1 };
  });
}

import { type ServiceContext, type TxContext, withTransaction } from "../../context.ts";
import { savedSelect } from "../internal.ts";
import type { KnownArticle } from "./plan.ts";

/** Every article as far as an import needs it, and the addresses that lead to one from before. */
export function readKnown(ctx: ServiceContext): Promise<{
  known: KnownArticle[];
  redirects: { slug: string; owner: string }[];
}> {
  return withTransaction(ctx, async ({ tx, org }) => {
    const known = await tx.article.findMany({
      where: { orgId: org.id },
      select: {
        id: true,
        slug: true,
        locale: true,
        translationKey: true,
        importPath: true,
        importHash: true,
        importRevision: true,
        revision: true,
        status: true,
        visibility: true,
      },
    });
    const redirects = await tx.articleRedirect.findMany({
      where: { orgId: org.id },
      select: { slug: true, article: { select: { translationKey: true } } },
    });
    return {
      known,
      redirects: redirects.map(({ slug, article }) => ({ slug, owner: article.translationKey })),
    };
  });
}

/** Articles as they are now, by id. */
export async function readCurrent({ tx, org }: TxContext, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, never>();
  const rows = await tx.article.findMany({
    where: { orgId: org.id, id: { in: [...ids] } },
    select: savedSelect,
  });
  return new Map(rows.map((row) => [row.id, row]));
}

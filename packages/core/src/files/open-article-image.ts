import { isStaffActor } from "../actor.ts";
import { type ServiceContext, withTransaction } from "../context.ts";
import { found, notFound } from "../errors.ts";
import { articleImageKey } from "./keys.ts";

/**
 * An article's image, for whom an article shows it: everybody while one that is published and public does (`isPublic`),
 * else staff alone. Throws NOT_FOUND.
 */
export async function openArticleImage(ctx: ServiceContext, id: string) {
  const orgId = ctx.org.id;
  const row = await withTransaction(ctx, async ({ tx }) =>
    found(
      await tx.attachment.findFirst({
        where: { orgId, id, kind: "article", state: "ready" },
        select: {
          name: true,
          contentType: true,
          articles: {
            where: { inBody: true, article: { is: { status: "published", visibility: "public" } } },
            select: { articleId: true },
            take: 1,
          },
        },
      }),
    ),
  );
  const isPublic = row.articles.length > 0;
  if (!isPublic && !isStaffActor(ctx.actor) && ctx.actor.kind !== "system") throw notFound();
  const file = found(await ctx.ports.storage.open(articleImageKey(orgId, id)));
  return { ...file, name: row.name, contentType: row.contentType, isPublic };
}

import type { linkArticleInput } from "@handrail/contracts/inputs/tickets";
import { z } from "zod";
import { type ServiceContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { found, invalid, notFoundField } from "../errors.ts";
import { articleScope } from "../scope.ts";
import { changeTicket, loadTicket, ticketSubject } from "./internal.ts";

const mostLinked = 20;
const linksSchema = z.looseObject({ articleIds: z.array(z.string()).catch([]) }).catch({ articleIds: [] });

/** PURE. The articles that `ticket.links` names. */
export const linkedArticleIds = (links: unknown): string[] => linksSchema.parse(links).articleIds;

/** Notes which article the ticket is about, or that it is not. The same twice changes nothing. */
export function linkArticle(ctx: ServiceContext, input: z.output<typeof linkArticleInput>) {
  return withTransaction(ctx, async (ctx) => {
    const before = await loadTicket(ctx, input.ticketId, input.version);
    const { links: held } = found(
      await ctx.tx.ticket.findFirst({
        where: { orgId: ctx.org.id, id: before.id },
        select: { links: true },
      }),
    );
    const links = z.record(z.string(), z.json()).catch({}).parse(held);
    const ids = linkedArticleIds(links);
    if (ids.includes(input.articleId) === input.isLinked) return before;
    const article = await ctx.tx.article.findFirst({
      where: { AND: [articleScope(ctx), { id: input.articleId }] },
      select: { title: true },
    });
    if (!article && input.isLinked) throw notFoundField("articleId");
    if (input.isLinked && ids.length >= mostLinked) throw invalid({ articleId: [`${mostLinked} at most`] });
    const others = ids.filter((id) => id !== input.articleId);
    const ticket = await changeTicket(ctx, before, {
      links: { ...links, articleIds: input.isLinked ? [...others, input.articleId] : others },
    });
    await emit(
      ctx,
      {
        kind: input.isLinked ? "ticket.article_linked" : "ticket.article_unlinked",
        ticketId: ticket.id,
        subjectId: input.articleId,
        data: { articleTitle: article?.title ?? null },
      },
      ticketSubject(ticket),
    );
    return ticket;
  });
}

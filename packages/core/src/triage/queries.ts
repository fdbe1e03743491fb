import { type ServiceContext, withTransaction } from "../context.ts";
import { found } from "../errors.ts";
import { ticketScope } from "../scope.ts";

/** What models were asked and answered about a ticket, newest first, for staff. */
export function listInteractions(ctx: ServiceContext, { ticketId }: { ticketId: string }) {
  return withTransaction(ctx, async (ctx) => {
    const { id } = found(
      await ctx.tx.ticket.findFirst({ where: { ...ticketScope(ctx), id: ticketId }, select: { id: true } }),
    );
    return ctx.tx.aiInteraction.findMany({
      where: { orgId: ctx.org.id, ticketId: id },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: 50,
      select: {
        id: true,
        kind: true,
        model: true,
        inputTokens: true,
        outputTokens: true,
        latencyMs: true,
        confidence: true,
        error: true,
        feedback: true,
        createdAt: true,
      },
    });
  });
}

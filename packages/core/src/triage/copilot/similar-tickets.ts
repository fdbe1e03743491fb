import { redact } from "@handrail/contracts/redact";
import { similarity, weigh } from "../../adapters/local-model/similarity.ts";
import { type ServiceContext, type TxContext, withTransaction } from "../../context.ts";
import { detectLanguage, topicStems } from "../../language/words.ts";
import { ticketScope } from "../../scope.ts";
import { type Interaction, recordInteractions, startInteraction } from "../interactions.ts";
import { type About, readAbout, requireStaff } from "../read-thread.ts";

/** The newest that are compared, how many are shown, and how alike they have to be. */
const most = { compared: 1_000, shown: 5, letters: 1_000 } as const;
const alike = 0.12;

/** Resolved tickets that the actor may see, the newest first, with what their customers wrote first. */
async function readResolved(ctx: TxContext, besides: string | null) {
  const rows = await ctx.tx.ticket.findMany({
    where: {
      ...ticketScope(ctx),
      status: { in: ["resolved", "closed"] },
      resolution: { not: null },
      mergedIntoId: null,
      ...(besides ? { id: { not: besides } } : {}),
    },
    orderBy: [{ resolvedAt: "desc" }, { id: "desc" }],
    take: most.compared,
    select: {
      id: true,
      number: true,
      subject: true,
      status: true,
      resolution: true,
      resolvedAt: true,
      conversations: {
        select: {
          messages: {
            where: { senderKind: "customer", isInternal: false, state: "sent" },
            orderBy: { seq: "asc" },
            take: 1,
            select: { body: true },
          },
        },
        orderBy: { createdAt: "asc" },
        take: 1,
      },
    },
  });
  return rows.map(({ conversations, ...ticket }) => ({
    ...ticket,
    opening: (conversations[0]?.messages[0]?.body ?? "").slice(0, most.letters),
  }));
}

/**
 * Resolved tickets that resemble this ticket or chat, the most alike first, with how they were resolved: those of the actor's own
 * branches alone. Words are compared, no model is asked. Throws NOT_FOUND, LIMIT_REACHED.
 */
export async function similarTickets(ctx: ServiceContext, about: About) {
  const actor = requireStaff(ctx);
  await ctx.ports.limiter.consume("copilot", actor.membershipId);
  const startedAt = performance.now();
  return withTransaction(ctx, async (ctx) => {
    const { ticket, messages, conversationId } = await readAbout(ctx, about);
    const resolved = await readResolved(ctx, "ticketId" in about ? about.ticketId : null);
    const opening = messages.find(({ from }) => from === "customer")?.body ?? "";
    const asked = `${ticket.subject}\n${opening.slice(0, most.letters)}`;
    const language = detectLanguage(asked, ctx.org.locale);
    const stems = resolved.map((each) => topicStems(`${each.subject}\n${each.opening}`, language));
    const { vector } = weigh(stems);
    const own = vector(topicStems(asked, language));
    const tickets = resolved
      .map(({ opening: _opening, ...each }, index) => ({
        ...each,
        score: similarity(own, vector(stems[index] ?? [])),
      }))
      .filter(({ score }) => score >= alike)
      .sort((a, b) => b.score - a.score)
      .slice(0, most.shown);
    const latencyMs = Math.round(performance.now() - startedAt);
    const started = startInteraction("similar", "words", JSON.stringify({ subject: redact(ticket.subject) }));
    const response = JSON.stringify(tickets.map(({ number, score }) => ({ number, score })));
    const interaction: Interaction = { ...started, response, latencyMs };
    await recordInteractions(ctx, [interaction], { ...about, conversationId });
    return { tickets };
  });
}

import { type ServiceContext, withTransaction } from "../../context.ts";
import { precondition } from "../../errors.ts";
import { articlesOf, composeReply, sourcesOf } from "../compose.ts";
import { answerThread } from "../compose-draft.ts";
import { currentSentences } from "../current-sources.ts";
import { recordInteractions } from "../interactions.ts";
import { type About, readAbout, requireStaff } from "../read-thread.ts";

/**
 * A reply to what the customer asked last, for the composer: from articles, each sentence checked, nothing is written to
 * the thread. `body` is null where no article answers it. Throws NOT_FOUND, PRECONDITION `replies_off`, LIMIT_REACHED.
 */
export async function suggestReply(ctx: ServiceContext, asked: About) {
  const actor = requireStaff(ctx);
  if (!ctx.org.aiReplies) throw precondition("replies_off");
  const thread = await withTransaction(ctx, (ctx) => readAbout(ctx, asked));
  await ctx.ports.limiter.consume("copilot", actor.membershipId);
  const { answer, locale } = await answerThread(ctx, thread);
  const { ticket, conversationId } = thread;
  return withTransaction(ctx, async (ctx) => {
    const sentences = await currentSentences(ctx, answer.sentences);
    if (answer.interaction) {
      const about = {
        ...asked,
        conversationId,
        confidence: answer.confidence,
        sources: sourcesOf(sentences),
      };
      await recordInteractions(ctx, [{ ...answer.interaction, kind: "suggest" }], about);
    }
    if (sentences.length === 0) return { body: null, sources: [] };
    const { deepLinks } = ctx.org;
    const reply = { locale, customerName: ticket.contact.name, sentences, intent: null, deepLinks };
    return { body: composeReply(reply), sources: articlesOf(sentences) };
  });
}

import type { ChatOutcome, ChatParts, Locale, WireMessage } from "@handrail/contracts";
import type { chatMessageInput } from "@handrail/contracts/inputs/conversations";
import { createUIMessageStream, type UIMessage, type UIMessageStreamWriter } from "ai";
import type { z } from "zod";
import { requireAsker } from "../actor.ts";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { appendMessage, toWire, type WithFiles, wireSelect } from "../conversations/index.ts";
import { emit } from "../emit.ts";
import { detectLanguage, topicStems } from "../language/words.ts";
import { sourcesOf } from "../triage/compose.ts";
import { currentSentences, ground, type Interaction, recordInteractions } from "../triage/index.ts";
import type { AnswerTask } from "../triage/schema.ts";
import { type SupportedSentence, verifySentences } from "../triage/verify.ts";
import { answerBody } from "./answer-body.ts";
import { createMarkFilter, parseCited } from "./citations.ts";
import { chatSubject, lockChat } from "./internal.ts";
import { chatPhrases } from "./phrases.ts";
import { answerId, type Past } from "./read-past.ts";
import { handOver, handOverByAi } from "./request-human.ts";
import { mayAiAnswer } from "./rules.ts";
import { type StoredChatMessage, storeChatMessage } from "./store-message.ts";
import { streamModel, streamTimeouts } from "./stream-model.ts";

/** A UI message whose data parts are those of `contracts/chat.ts`. */
export type ChatUiMessage = UIMessage<never, ChatParts>;
type Writer = UIMessageStreamWriter<ChatUiMessage>;
/** `address`: where the request came from, as limits count it. */
type Input = WithFiles<z.output<typeof chatMessageInput>> & { address?: string };
type Answered = ChatParts["answer"];

/** Fewer topic words than this make a follow-up: what was asked before says what it is about. */
const shortQuestion = 2;

function questionOf(body: string, history: AnswerTask["history"], locale: Locale): string {
  if (topicStems(body, locale).length >= shortQuestion) return body;
  const before = history.findLast(({ from }) => from === "customer");
  return before ? `${before.text}\n${body}` : body;
}

type Draft = { sentences: SupportedSentence[]; interaction: Interaction | null };

/** Whether the AI had no answer to the question before this one either. */
async function hadNoAnswer(ctx: TxContext, conversationId: string): Promise<boolean> {
  const last = await ctx.tx.message.findFirst({
    where: { orgId: ctx.org.id, conversationId, senderKind: "ai", state: "sent" },
    select: { sources: true },
    orderBy: { seq: "desc" },
  });
  return Array.isArray(last?.sources) && last.sources.length === 0;
}

/** Whether the chat said anything by itself since: it has gone to a person, and come back. */
async function wasElsewhere({ tx, org }: TxContext, { conversationId, seq }: WireMessage): Promise<boolean> {
  const since = { orgId: org.id, conversationId, seq: { gt: seq }, senderKind: "system" } as const;
  return (await tx.message.count({ where: { ...since, isInternal: false } })) > 0;
}

/** Writes what was found to rest on its sources, as far as they still are as they were read, unless a person was asked for meanwhile: then the AI stays silent. */
async function storeAnswer(
  ctx: TxContext,
  question: WireMessage,
  locale: Locale,
  draft: Draft,
): Promise<Answered> {
  const { conversationId } = question;
  const { interaction } = draft;
  const sentences = await currentSentences(ctx, draft.sentences);
  const chat = await lockChat(ctx, conversationId);
  const clientId = answerId(question);
  const isSilent = !mayAiAnswer(chat.mode) || (await wasElsewhere(ctx, question));
  const sources = sourcesOf(sentences);
  if (interaction) {
    const error = isSilent ? "silent" : interaction.error;
    await recordInteractions(ctx, [{ ...interaction, error }], { conversationId, sources });
  }
  if (isSilent) return { message: null, mode: chat.mode, outcome: "silent" };
  const outcome: ChatOutcome = sentences.length > 0 ? "answered" : "no_answer";
  const earlier = await ctx.tx.message.findFirst({
    where: { orgId: ctx.org.id, conversationId, clientId, senderKind: "ai" },
    select: wireSelect,
  });
  if (earlier) return { message: toWire(earlier), mode: chat.mode, outcome };
  if (outcome === "no_answer" && (await hadNoAnswer(ctx, conversationId)))
    return { ...(await handOver(ctx, { ...chat, locale }, "low_confidence")), outcome: "handed_over" };
  const message = await appendMessage(ctx, {
    conversationId,
    senderKind: "ai",
    body: outcome === "answered" ? answerBody(sentences) : chatPhrases[locale].noAnswer,
    sources,
    clientId,
    aiInteractionId: interaction?.id ?? null,
  });
  await emit(
    ctx,
    { kind: "message.sent", conversationId, data: { seq: message.seq, outcome } },
    chatSubject(chat, chat.mode, message),
  );
  return { message, mode: chat.mode, outcome };
}

async function answer(
  ctx: ServiceContext,
  stored: StoredChatMessage & { past: Past },
  onText: (piece: string) => void,
  timeouts: typeof streamTimeouts,
): Promise<Answered> {
  const { message: question } = stored;
  const { history, earlier } = stored.past;
  if (earlier) {
    return {
      message: earlier,
      mode: stored.mode,
      outcome: earlier.sources.length > 0 ? "answered" : "no_answer",
    };
  }
  const assistant: ServiceContext = { ...ctx, actor: { kind: "assistant" } };
  const locale = detectLanguage(question.body, stored.locale);
  const store = (draft: Draft) =>
    withTransaction(assistant, (ctx) => storeAnswer(ctx, question, locale, draft));
  if (question.body === "") return store({ sentences: [], interaction: null });
  const asked = questionOf(question.body, history, locale);
  const { task, passages } = await ground(ctx, { task: "chat", question: asked, history, locale });
  if (passages.size === 0) return store({ sentences: [], interaction: null });
  const filter = createMarkFilter();
  const { text, failure, interaction } = await streamModel(
    { ...ctx, askedFor: requireAsker(ctx.actor).contactId },
    task,
    (piece) => onText(filter.push(piece)),
    timeouts,
  );
  onText(filter.end());
  const cited = parseCited(text);
  if (failure || cited.wantsPerson) {
    const reason = failure === "over_budget" ? "budget" : failure ? "failure" : "model";
    const { conversationId } = question;
    const over = await handOverByAi(ctx, conversationId, reason, (ctx) =>
      recordInteractions(ctx, [interaction], { conversationId }),
    );
    return { ...over, outcome: "handed_over" };
  }
  return store({ sentences: verifySentences(cited.sentences, passages).kept, interaction });
}

/** Whatever goes wrong on the way to an answer, a person is asked for. */
async function answerOrHandOver(...given: Parameters<typeof answer>): Promise<Answered> {
  const [ctx, { message }] = given;
  try {
    return await answer(...given);
  } catch (error) {
    const { conversationId } = message;
    ctx.ports.log.error("an answer failed", { conversationId, error: String(error).slice(0, 500) });
    return { ...(await handOverByAi(ctx, conversationId, "failure")), outcome: "handed_over" };
  }
}

function streamTo(writer: Writer) {
  const id = "answer";
  let isOpen = false;
  return {
    text(piece: string) {
      if (piece === "") return;
      if (!isOpen) writer.write({ type: "text-start", id });
      isOpen = true;
      writer.write({ type: "text-delta", id, delta: piece });
    },
    close() {
      if (isOpen) writer.write({ type: "text-end", id });
    },
  };
}

/** Floods are refused before anything is written: of one person, and of visitors also by where they come from. */
async function countMessage({ actor, ports }: ServiceContext, address: string | undefined) {
  const { countedAs } = requireAsker(actor);
  if (actor.kind === "member") return ports.limiter.consume("chat", countedAs);
  await ports.limiter.consume("chat_visitor", countedAs);
  if (address) await ports.limiter.consume("chat_ip", address);
}

/**
 * A customer's message in the chat, and the AI's answer as a stream of UI messages: `data-stored`, provisional text,
 * `data-answer` with the message as it was stored. The work goes on when the customer's browser leaves. Once a person
 * was asked for, nothing answers. Throws before streaming: LIMIT_REACHED, NOT_FOUND, PRECONDITION `chat_closed`.
 */
export async function answerChat(ctx: ServiceContext, input: Input, timeouts = streamTimeouts) {
  await countMessage(ctx, input.address);
  const stored = await storeChatMessage(ctx, input);
  return createUIMessageStream<ChatUiMessage>({
    onError: () => "unavailable",
    execute: async ({ writer }) => {
      writer.write({ type: "start", messageId: answerId(stored.message) });
      writer.write({ type: "data-stored", data: { message: stored.message, mode: stored.mode } });
      const finish = (data: Answered) => {
        writer.write({ type: "data-answer", data });
        writer.write({ type: "finish" });
      };
      if (stored.handedOver) return finish({ ...stored.handedOver, outcome: "handed_over" });
      const { past } = stored;
      if (!past) return finish({ message: null, mode: stored.mode, outcome: "silent" });
      const stream = streamTo(writer);
      const answered = await answerOrHandOver(ctx, { ...stored, past }, stream.text, timeouts);
      stream.close();
      finish(answered);
    },
  });
}

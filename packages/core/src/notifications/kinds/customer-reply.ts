import type { Locale, SenderKind } from "@handrail/contracts";
import type { Mail } from "../../ports.ts";
import { composeMail } from "../compose-mail.ts";
import { markdownToHtml } from "../markdown-html.ts";
import { mailMessages } from "../messages/index.ts";

export type CustomerReplyMail = {
  to: string;
  locale: Locale;
  organization: string;
  customer: string;
  /** Nobody has proved that the address is the asker's: what the asker wrote, name included, stays out (attack M5). */
  isUnproven: boolean;
  ticket: { id: string; number: string; subject: string };
  /** Left out where the plan pays for no mail: then it says that there is an answer, and where. */
  message: { id: string; body: string; senderKind: SenderKind; senderName: string | null; fileCount: number };
  withText: boolean;
  /** Where the answer is read; `isOnce`: it opens a session and works once. */
  link: { url: string; isOnce: boolean };
  /** Where the reader says whether an answer of AI helped. */
  feedback: { yes: string; no: string };
  publicUrl: string;
};

/** PURE. The mail that brings an answer of an agent or of AI to the customer. One thread for each ticket. */
export function customerReplyMail(given: CustomerReplyMail): Mail {
  const { locale, organization, ticket, message, publicUrl, isUnproven, withText, link } = given;
  const { greeting, customerReply: words } = mailMessages[locale];
  const { host } = new URL(publicUrl);
  const body = withText ? words.body(message.senderName ?? organization) : words.newAnswerBody;
  const mail = composeMail(given.to, {
    locale,
    sender: organization,
    subject: isUnproven ? words.newAnswer(ticket.number) : words.subject(ticket.number, ticket.subject),
    paragraphs: [...(isUnproven ? [] : [greeting(given.customer)]), body],
    ...(withText && message.body
      ? { quote: { text: message.body, html: markdownToHtml(message.body) } }
      : {}),
    action: { label: words.action, url: link.url },
    ...(withText && message.senderKind === "ai"
      ? {
          choice: {
            question: words.helpful.question,
            options: [
              { label: words.helpful.yes, url: given.feedback.yes },
              { label: words.helpful.no, url: given.feedback.no },
            ],
          },
        }
      : {}),
    footnotes: [
      ...(withText && message.fileCount > 0 ? [words.files(message.fileCount)] : []),
      ...(withText && message.senderKind === "ai" ? [words.aiNote] : []),
      words.howToAnswer,
      ...(link.isOnce ? [words.linkOnce] : []),
    ],
  });
  return {
    ...mail,
    headers: { "Message-ID": `<message.${message.id}@${host}>`, References: `<ticket.${ticket.id}@${host}>` },
  };
}

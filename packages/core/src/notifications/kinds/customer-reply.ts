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
  ticket: { id: string; number: string; subject: string };
  message: { id: string; body: string; senderKind: SenderKind; senderName: string | null; fileCount: number };
  publicUrl: string;
};

/** PURE. The mail that brings an answer of an agent or of AI to the customer. One thread for each ticket. */
export function customerReplyMail(given: CustomerReplyMail): Mail {
  const { locale, organization, ticket, message, publicUrl } = given;
  const { greeting, customerReply: words } = mailMessages[locale];
  const { host } = new URL(publicUrl);
  const mail = composeMail(given.to, {
    locale,
    sender: organization,
    subject: words.subject(ticket.number, ticket.subject),
    paragraphs: [greeting(given.customer), words.body(message.senderName ?? organization)],
    ...(message.body ? { quote: { text: message.body, html: markdownToHtml(message.body) } } : {}),
    action: { label: words.action, url: `${publicUrl}/support/${encodeURIComponent(ticket.number)}` },
    footnotes: [
      ...(message.fileCount > 0 ? [words.files(message.fileCount)] : []),
      ...(message.senderKind === "ai" ? [words.aiNote] : []),
      words.howToAnswer,
    ],
  });
  return {
    ...mail,
    headers: { "Message-ID": `<message.${message.id}@${host}>`, References: `<ticket.${ticket.id}@${host}>` },
  };
}

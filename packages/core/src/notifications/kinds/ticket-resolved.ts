import type { Locale } from "@handrail/contracts";
import type { Mail } from "../../ports.ts";
import { composeMail } from "../compose-mail.ts";
import { markdownToHtml } from "../markdown-html.ts";
import { mailMessages } from "../messages/index.ts";

type Resolved = {
  to: string;
  locale: Locale;
  organization: string;
  ticket: { id: string; number: string; resolution: string };
  link: { url: string; isOnce: boolean };
  publicUrl: string;
};

/** PURE. The mail that says how a ticket was solved. Nothing in it was written by who asked. */
export function ticketResolvedMail(given: Resolved): Mail {
  const { locale, organization, ticket, link } = given;
  const { customerReply: words } = mailMessages[locale];
  const mail = composeMail(given.to, {
    locale,
    sender: organization,
    subject: words.solvedSubject(ticket.number),
    paragraphs: [words.solved],
    quote: { text: ticket.resolution, html: markdownToHtml(ticket.resolution) },
    action: { label: words.action, url: link.url },
    footnotes: [words.howToAnswer, ...(link.isOnce ? [words.linkOnce] : [])],
  });
  const { host } = new URL(given.publicUrl);
  return { ...mail, headers: { References: `<ticket.${ticket.id}@${host}>` } };
}

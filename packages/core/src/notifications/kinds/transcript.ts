import type { Locale, SenderKind } from "@handrail/contracts";
import type { Mail } from "../../ports.ts";
import { composeMail, escapeHtml } from "../compose-mail.ts";
import { markdownToHtml } from "../markdown-html.ts";
import { mailMessages } from "../messages/index.ts";

type Line = {
  senderKind: SenderKind;
  senderName: string | null;
  body: string;
  fileCount: number;
  createdAt: Date;
};
type Transcript = {
  to: string;
  locale: Locale;
  organization: string;
  timeZone: string;
  customer: string;
  messages: readonly Line[];
};

/** PURE. A chat as a mail: who said what and when, the words of people and models as sanitised text (attacks C1, C2). */
export function transcriptMail({ to, locale, organization, timeZone, customer, messages }: Transcript): Mail {
  const words = mailMessages[locale].transcript;
  const time = new Intl.DateTimeFormat(locale, { timeZone, dateStyle: "medium", timeStyle: "short" });
  const lines = messages.map(({ senderKind, senderName, body, fileCount, createdAt }) => ({
    head: `${{ customer, agent: senderName ?? organization, ai: words.assistant, system: organization }[senderKind]} · ${time.format(createdAt)}`,
    body: fileCount > 0 ? `${body}\n\n${words.files(fileCount)}`.trim() : body,
  }));
  return composeMail(to, {
    locale,
    sender: organization,
    subject: words.subject(organization),
    paragraphs: [words.body],
    quote: {
      text: lines.map(({ head, body }) => `${head}\n${body}`).join("\n\n"),
      html: lines
        .map(
          ({ head, body }) =>
            `<p style="margin:0;"><strong>${escapeHtml(head)}</strong></p>${markdownToHtml(body)}`,
        )
        .join("\n"),
    },
    footnotes: [words.why],
  });
}

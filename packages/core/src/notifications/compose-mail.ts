import type { Locale } from "@handrail/contracts";
import type { Mail } from "../ports.ts";
import { mailMessages } from "./messages/index.ts";

export type MailContent = {
  locale: Locale;
  subject: string;
  /** The name that the mail comes under: the organisation, or the product. */
  sender: string;
  paragraphs: readonly string[];
  /** What somebody wrote, as text and as sanitised HTML; stands apart from our own words. */
  quote?: { text: string; html: string };
  action?: { label: string; url: string };
  /** A question that is answered by following one of a few links. */
  choice?: { question: string; options: readonly { label: string; url: string }[] };
  footnotes?: readonly string[];
};

const escapes: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text as it may stand in HTML, also inside an attribute. */
export const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (each) => escapes[each] ?? each);

const paragraph = (text: string, style = "") =>
  `<p style="margin:0 0 16px;${style}">${escapeHtml(text).replaceAll("\n", "<br>")}</p>`;

const quiet = "font-size:13px;color:#57534e;";
const quoteStyle =
  "margin:0 0 16px;padding:4px 0 4px 16px;border-left:3px solid #0f5d5d;overflow-wrap:anywhere;";
const buttonStyle =
  "display:inline-block;padding:12px 20px;border-radius:8px;background:#0f5d5d;color:#ffffff;text-decoration:none;font-weight:600;";

function button({ label, url }: { label: string; url: string }, fallback: string) {
  const href = escapeHtml(url);
  return [
    `<p style="margin:24px 0;"><a href="${href}" style="${buttonStyle}">${escapeHtml(label)}</a></p>`,
    `<p style="margin:0 0 16px;${quiet}">${escapeHtml(fallback)}<br><a href="${href}" style="color:#0f5d5d;word-break:break-all;">${href}</a></p>`,
  ].join("\n");
}

type Choice = NonNullable<MailContent["choice"]>;

const choiceText = ({ question, options }: Choice) =>
  [question, ...options.map(({ label, url }) => `${label}: ${url}`)].join("\n");

function choiceHtml({ question, options }: Choice) {
  const links = options.map(
    ({ label, url }) =>
      `<a href="${escapeHtml(url)}" style="color:#0f5d5d;margin-left:12px;font-weight:600;">${escapeHtml(label)}</a>`,
  );
  return `<p style="margin:0 0 16px;">${escapeHtml(question)}${links.join("")}</p>`;
}

/** PURE. One look for every mail: text and HTML of the same content, without images, scripts or remote parts. */
export function composeMail(to: string, content: MailContent): Mail {
  const { buttonFallback } = mailMessages[content.locale];
  const footnotes = content.footnotes ?? [];
  const text = [
    ...content.paragraphs,
    ...(content.quote ? [content.quote.text] : []),
    ...(content.action ? [`${content.action.label}:\n${content.action.url}`] : []),
    ...(content.choice ? [choiceText(content.choice)] : []),
    ...footnotes,
    `-- \n${content.sender}`,
  ].join("\n\n");
  const html = `<!doctype html>
<html lang="${content.locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(content.subject)}</title></head>
<body style="margin:0;padding:24px;background:#f5f5f4;color:#1c1917;font:16px/1.5 system-ui,-apple-system,'Segoe UI',sans-serif;">
<div style="max-width:560px;margin:0 auto;padding:32px;border-radius:12px;background:#ffffff;">
<p style="margin:0 0 24px;font-weight:600;">${escapeHtml(content.sender)}</p>
${content.paragraphs.map((each) => paragraph(each)).join("\n")}
${content.quote ? `<div style="${quoteStyle}">${content.quote.html}</div>` : ""}
${content.action ? button(content.action, buttonFallback) : ""}
${content.choice ? choiceHtml(content.choice) : ""}
${footnotes.map((each) => paragraph(each, quiet)).join("\n")}
</div></body></html>
`;
  return { to, subject: content.subject, text: `${text}\n`, html };
}

import type { Locale } from "@handrail/contracts";
import type { OrgSnapshot } from "../context.ts";
import { phrases } from "./phrases.ts";
import type { SupportedSentence } from "./verify.ts";

const deepLinkKinds = ["upgrade", "cancel", "invoice", "status"] as const;

export type Reply = {
  locale: Locale;
  /** The customer's name; only letters of its first word are used. */
  customerName: string | null;
  sentences: readonly SupportedSentence[];
  intent: string | null;
  deepLinks: OrgSnapshot["deepLinks"];
};

/** A name is what the customer typed: nothing in it may become Markdown or a link. */
function firstName(name: string | null): string | null {
  const first = name
    ?.trim()
    .split(/\s+/)[0]
    ?.replace(/[^\p{L}\p{M}'’-]/gu, "")
    .slice(0, 30);
  return first ? first : null;
}

const escapeLabel = (text: string) => text.replace(/[\\[\]()<>*_`|]/g, "\\$&");
const markdownLink = (label: string, target: string) => `[${escapeLabel(label)}](${target})`;

/** A statement that ends like one, so that the next can follow it; table rows and list items often do not. */
export const asSentence = (text: string) => (/[\p{L}\p{N})]$/u.test(text) ? `${text}.` : text);

/** Where the organisation settles this intent (upgrade, cancel, invoice, status), or null. */
export function deepLinkFor(intent: string | null, links: OrgSnapshot["deepLinks"]) {
  const kind = deepLinkKinds.find((key) =>
    intent
      ?.toLowerCase()
      .split(/[^a-z]+/)
      .includes(key),
  );
  const url = kind && links[kind];
  if (!kind || !url || !/^https:\/\/[^\s()<>]+$/.test(url)) return null;
  return { kind, url };
}

/** The articles that the sentences rest on, each once, in order. */
export function articlesOf(sentences: readonly SupportedSentence[]) {
  const articles = new Map(sentences.map(({ passage }) => [passage.articleId, passage]));
  return [...articles.values()].map(({ articleId, slug, title, revision }) => ({
    articleId,
    slug,
    title,
    revision,
  }));
}

/**
 * PURE. The answer as it is sent (DESIGN.md §6): greeting and direct fix, steps numbered, the organisation's link for
 * billing intents, and always the article. Only `sentences` state anything.
 */
export function composeReply({ locale, customerName, sentences, intent, deepLinks }: Reply): string {
  const words = phrases[locale];
  const statements = sentences
    .filter((sentence) => !sentence.isStep)
    .map((sentence) => asSentence(sentence.text));
  const steps = sentences.filter((sentence) => sentence.isStep);
  const blocks = [words.greeting(firstName(customerName))];
  if (statements.length > 0) blocks.push(statements.join(" "));
  if (steps.length > 0) {
    if (!statements.at(-1)?.endsWith(":")) blocks.push(words.steps);
    blocks.push(steps.map((step, index) => `${index + 1}. ${step.text}`).join("\n"));
  }
  const link = deepLinkFor(intent, deepLinks);
  if (link) blocks.push(words.deepLink[link.kind](markdownLink(words.linkText[link.kind], link.url)));
  for (const { title, slug } of articlesOf(sentences).slice(0, 2)) {
    blocks.push(words.readMore(markdownLink(title, `/help/${slug}`)));
  }
  return blocks.join("\n\n");
}

/** The sentences as they are stored with the message: each with the passage and revision that it rests on. */
export function sourcesOf(sentences: readonly SupportedSentence[]) {
  return sentences.map(({ text, passage }) => ({
    text,
    passageId: passage.passageId,
    articleId: passage.articleId,
    slug: passage.slug,
    title: passage.title,
    revision: passage.revision,
  }));
}

import type { Locale } from "@handrail/contracts";
import { type ArticleFields, articleLimits } from "@handrail/contracts/inputs/kb-admin";
import { isCostlyMarkdown } from "@handrail/contracts/markdown-cost";
import { rewriteFor } from "./addresses.ts";
import { fittingWords } from "./page-fields.ts";
import { firstHeading, readPageText } from "./read-page.ts";
import type { Scan } from "./scan.ts";
import { FileRefused } from "./source/source.ts";
import { convertPage, firstWords } from "./text/convert-page.ts";
import { splitFrontMatter } from "./text/front-matter.ts";
import type { Note, ScannedPage } from "./types.ts";

export type ComposeWith = {
  scan: Scan;
  slugs: ReadonlyMap<string, string>;
  headings: ReadonlyMap<string, ReadonlyMap<string, string>>;
};

export type Composed = Pick<ArticleFields, "title" | "excerpt" | "body" | "tags" | "intents"> & {
  locale: Locale;
  /** Paths of the images that the body marks. */
  images: string[];
  notes: Note[];
};

const shownExcerpt = 200;
const unstorable = /[\p{Cc}--[\n\t]]|\p{Cs}|[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gv;

/** Texts of the pages that this one puts into itself. */
async function partialsOf(page: ScannedPage, scan: Scan): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const [name, address] of page.partials) {
    const path = scan.links.resolve(page.path, address.replace(/^@site\/?/, "/"));
    const file = path ? (scan.parts.get(path) ?? scan.pages.find((each) => each.path === path)?.file) : null;
    if (!file) continue;
    try {
      const { body } = splitFrontMatter((await readPageText(file)).text);
      if (!isCostlyMarkdown(body)) texts.set(name, body);
    } catch (error) {
      if (!(error instanceof FileRefused)) throw error;
    }
  }
  return texts;
}

/** The body without a heading that says the title again. */
function withoutTitle(body: string, title: string): string {
  if (firstHeading(body)?.toLowerCase() !== title.toLowerCase()) return body;
  return body.replace(/^\s*(?: {0,3}#[ \t]+[^\n]*|[^\n]+\n=+[ \t]*)(?:\n+|$)/, "");
}

const shortened = (text: string, most: number) => {
  if (text.length <= most) return text;
  const head = text.slice(0, most - 1);
  return `${head.slice(0, Math.max(head.lastIndexOf(" "), most / 2)).trimEnd()}…`;
};

/** A page as an article: what is written, where its links lead, what to know of it. Throws FileRefused. */
export async function composePage(
  page: ScannedPage,
  { scan, slugs, headings }: ComposeWith,
): Promise<Composed> {
  const notes = [...page.notes];
  const images: string[] = [];
  const { body: source } = splitFrontMatter((await readPageText(page.file)).text);
  if (isCostlyMarkdown(source)) throw new FileRefused("failed", "marks");
  const isOwn = page.fields.articleId !== null;
  const converted = convertPage({
    body: source,
    isMdx: page.isMdx,
    isOwn,
    partials: await partialsOf(page, scan),
    images: page.images,
    rewrite: rewriteFor({ page, scan, slugs, headings, images, note: (note) => notes.push(note) }),
  });
  notes.push(...converted.notes);
  const given = page.title.replace(/\s+/g, " ").replace(unstorable, "").trim();
  const title = shortened(given, articleLimits.title);
  if (title !== given) notes.push({ code: "title_cut", detail: given.slice(0, 200) });
  const written = converted.body.replace(unstorable, "");
  let body = isOwn || title !== given ? written : withoutTitle(written, title);
  const said = page.fields.excerpt?.replace(/\s+/g, " ").replace(unstorable, "") ?? "";
  let excerpt = said || (isOwn ? "" : firstWords(converted.root, shownExcerpt)).replace(unstorable, "");
  if (excerpt.length > articleLimits.excerpt) {
    body = `${excerpt}\n\n${body}`;
    excerpt = shortened(excerpt, shownExcerpt);
    notes.push({ code: "excerpt_moved", detail: "" });
  }
  if (body.length > articleLimits.body) throw new FileRefused("text_too_long", String(body.length));
  if (body.trim() === "" && !excerpt) throw new FileRefused("empty", [...page.partials.values()].join(", "));
  const tags = fittingWords(page.fields.tags);
  const intents = fittingWords(page.fields.intents);
  if (tags.isCut || intents.isCut) notes.push({ code: "tags_cut", detail: "" });
  return {
    locale: page.locale,
    title,
    excerpt,
    body: body.trim() === "" ? excerpt : body,
    tags: tags.words,
    intents: intents.words,
    images,
    notes,
  };
}

export type Heading = { id: string; text: string; level: number };

/** The headings of a Markdown text with the ids that `Markdown headingIds` gives them, for a list of contents. */
export function headingsOf(markdown: string): Heading[] {
  const headings: Heading[] = [];
  const idFor = headingIds();
  let fence: string | null = null;
  for (const line of markdown.split("\n")) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark) {
      if (!fence) fence = mark;
      else if (mark.startsWith(fence)) fence = null;
      continue;
    }
    const heading = fence ? null : /^ {0,3}(#{1,6})[ \t]+(.+?)(?:[ \t]+#+)?[ \t]*$/.exec(line);
    if (!heading?.[1] || !heading[2]) continue;
    const text = plain(heading[2]);
    headings.push({ id: idFor(text), text, level: heading[1].length });
  }
  return headings;
}

/** Hands out one id per heading text, unique within a document. */
export function headingIds() {
  const taken = new Map<string, number>();
  return (text: string) => {
    const slug = text
      .toLowerCase()
      .normalize("NFKD")
      .replace(/[^\p{L}\p{N}]+/gu, "-")
      .replace(/^-+|-+$/g, "");
    const base = `section-${slug || "heading"}`;
    const count = (taken.get(base) ?? 0) + 1;
    taken.set(base, count);
    return count === 1 ? base : `${base}-${count}`;
  };
}

function plain(inline: string) {
  return inline
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/[*_`~]/g, "")
    .trim();
}

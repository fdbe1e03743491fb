/** PURE. Text with the stretches that a search found in it; never HTML. */
export type Snippet = { text: string; highlights: { start: number; end: number }[] };

/** What the database puts around a found word: private-use characters, which `text` inputs never hold in meaning. */
export const marks = { start: "\ue000", stop: "\ue001" } as const;

/** Takes the marks out of a headline and says where they were. */
export function toSnippet(marked: string): Snippet {
  const highlights: Snippet["highlights"] = [];
  let text = "";
  let start = -1;
  for (const character of marked.replace(/\s+/g, " ").trim()) {
    if (character === marks.start) start = text.length;
    else if (character === marks.stop) {
      if (start >= 0) highlights.push({ start, end: text.length });
      start = -1;
    } else text += character;
  }
  return { text, highlights };
}

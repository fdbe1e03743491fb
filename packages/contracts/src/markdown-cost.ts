/** So many marks in one stretch are no formatting: a reader of Markdown compares each with those before it. */
const mostMarks = 5_000;

/** PURE. Whether reading a text as Markdown would take seconds and more, whatever it says. */
export function isCostlyMarkdown(markdown: string): boolean {
  let marks = 0;
  for (const line of markdown.split("\n")) {
    marks = line.trim() === "" ? 0 : marks + (line.match(/[\]*_~]/g)?.length ?? 0);
    if (marks > mostMarks) return true;
  }
  return false;
}

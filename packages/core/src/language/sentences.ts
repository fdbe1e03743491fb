/** PURE. What an article says, cut into the pieces that an answer is made of. */
export type Unit = { text: string; isStep: boolean };

const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });
const separator = /(?:^|\s)\|(?:\s|$)/;

/** The sentences of a paragraph. */
export function sentencesOf(paragraph: string): string[] {
  return [...segmenter.segment(paragraph)].map(({ segment }) => segment.trim()).filter((text) => text !== "");
}

const cellsOf = (line: string) => line.split(separator).map((cell) => cell.trim());

/** Whether a line that opens a passage heads a table, and is no row of one that was cut before it. */
function looksLikeHead(cells: readonly string[]): boolean {
  return cells.every((cell) => cell === "" || (/^\p{Lu}[^\d]*$/u.test(cell) && cell.split(" ").length <= 4));
}

/** One row of a table as a line of text; with three columns or more, each cell says what it is or nothing is said. */
function rowText(cells: readonly string[], head: readonly string[] | null): string | null {
  const [first = "", ...rest] = cells;
  if (rest.length < 2) return `${first}: ${rest.join("")}`;
  if (head?.length !== cells.length) return null;
  return `${first} – ${rest.map((cell, index) => `${head[index + 1]}: ${cell}`).join("; ")}`;
}

/**
 * The sentences, steps and table rows of a passage, in order. A passage has one block on each line; the first line of
 * a table is its head, which states nothing.
 */
export function unitsOf(passage: string): Unit[] {
  let inTable = false;
  let head: readonly string[] | null = null;
  return passage.split("\n").flatMap((raw, index): Unit[] => {
    const line = raw.trim();
    if (line === "") return [];
    if (separator.test(line)) {
      const cells = cellsOf(line);
      if (!inTable) {
        inTable = true;
        head = index > 0 || looksLikeHead(cells) ? cells : null;
        return [];
      }
      const text = rowText(cells, head);
      return text === null ? [] : [{ text, isStep: false }];
    }
    inTable = false;
    const step = /^\d{1,3}[.)]\s+(.*)$/.exec(line)?.[1];
    if (step !== undefined) return [{ text: step, isStep: true }];
    return sentencesOf(line.replace(/^[-*+]\s+/, "")).map((text) => ({ text, isStep: false }));
  });
}

/** PURE. What an article says, cut into the pieces that an answer is made of. */
export type Unit = { text: string; isStep: boolean };

const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });
const tableRule = /^\|?[\s:|-]+\|?$/;

/** The sentences of a paragraph. */
export function sentencesOf(paragraph: string): string[] {
  return [...segmenter.segment(paragraph)].map(({ segment }) => segment.trim()).filter((text) => text !== "");
}

/** One row of a table as a line of text; its head is left out. */
function rowText(line: string): string {
  const cells = line
    .replace(/^\||\|$/g, "")
    .split("|")
    .map((cell) => cell.trim())
    .filter((cell) => cell !== "");
  return cells.length < 2 ? (cells[0] ?? "") : `${cells[0]}: ${cells.slice(1).join(". ")}`;
}

/**
 * The sentences, steps and table rows of a piece of Markdown, in order. Headings, code blocks, images and
 * table heads are left out: none of them is a statement.
 */
export function unitsOf(markdown: string): Unit[] {
  const units: Unit[] = [];
  let paragraph: string[] = [];
  let isStep = false;
  let inCode = false;
  const flush = () => {
    const text = paragraph.join(" ").trim();
    if (text !== "") {
      if (isStep) units.push({ text, isStep });
      else for (const sentence of sentencesOf(text)) units.push({ text: sentence, isStep });
    }
    paragraph = [];
    isStep = false;
  };
  const lines = markdown.split("\n");
  for (const [index, raw] of lines.entries()) {
    const line = raw.trim().replace(/^(?:>\s?)+/, "");
    if (/^(?:```|~~~)/.test(line)) {
      flush();
      inCode = !inCode;
      continue;
    }
    if (inCode) continue;
    const isBreak =
      line === "" || /^#{1,6}\s/.test(line) || /^!\[/.test(line) || /^(?:---+|\*\*\*+|___+)$/.test(line);
    if (isBreak) {
      flush();
      continue;
    }
    if (line.startsWith("|")) {
      flush();
      const isHead = tableRule.test(lines[index + 1]?.trim() ?? "");
      const text = rowText(line);
      if (!isHead && !tableRule.test(line) && text !== "") units.push({ text, isStep: false });
      continue;
    }
    const item = /^(?:(\d{1,3})[.)]|[-*+])\s+(.*)$/.exec(line);
    if (item) {
      flush();
      isStep = item[1] !== undefined;
      paragraph = [item[2] ?? ""];
      continue;
    }
    paragraph.push(line);
  }
  flush();
  return units;
}

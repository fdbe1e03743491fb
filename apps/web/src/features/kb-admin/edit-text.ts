import { applyMark, type Editing, type Mark } from "../thread/index.ts";

export type Tool =
  | Mark
  | "heading2"
  | "heading3"
  | "numbers"
  | "tasks"
  | "codeBlock"
  | "table"
  | "callout"
  | "rule";

const lineStart = (text: string, at: number) => text.lastIndexOf("\n", at - 1) + 1;
const lineEnd = (text: string, at: number) => {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end;
};

/** PURE. The text with `[from, to)` replaced, and what is selected then, counted from `from`. */
function splice(
  { text }: Editing,
  from: number,
  to: number,
  inserted: string,
  chosen: [number, number],
): Editing {
  return {
    text: text.slice(0, from) + inserted + text.slice(to),
    start: from + chosen[0],
    end: from + chosen[1],
  };
}

function heading(editing: Editing, level: 2 | 3): Editing {
  const from = lineStart(editing.text, editing.start);
  const to = lineEnd(editing.text, editing.start);
  const line = editing.text.slice(from, to);
  const bare = line.replace(/^#{1,6}\s+/, "");
  const sign = `${"#".repeat(level)} `;
  const next = line === sign + bare ? bare : sign + bare;
  return splice(editing, from, to, next, [next.length, next.length]);
}

const listSign = /^(\s*)(?:[-*+] \[[ xX]\] |[-*+] |\d+[.)] )/;

function list(editing: Editing, signOf: (index: number) => string): Editing {
  const from = lineStart(editing.text, editing.start);
  const to = lineEnd(editing.text, Math.max(editing.start, editing.end - 1));
  const lines = editing.text.slice(from, to).split("\n");
  const isListed = lines.every((line, index) => line.startsWith(signOf(index)));
  const next = lines
    .map((line, index) =>
      isListed ? line.slice(signOf(index).length) : signOf(index) + line.replace(listSign, "$1"),
    )
    .join("\n");
  const cursor: [number, number] = lines.length > 1 ? [0, next.length] : [next.length, next.length];
  return splice(editing, from, to, next, cursor);
}

/** A block stands between empty lines; the cursor goes where one writes on. */
function block(
  editing: Editing,
  make: (chosen: string) => { text: string; select: [number, number] },
): Editing {
  const { text, start, end } = editing;
  const { text: inserted, select } = make(text.slice(start, end));
  const before = text.slice(0, start);
  const after = text.slice(end);
  const lead = before === "" || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
  const trail = after === "" || after.startsWith("\n\n") ? "" : after.startsWith("\n") ? "\n" : "\n\n";
  const chosen: [number, number] = [lead.length + select[0], lead.length + select[1]];
  return splice(editing, start, end, lead + inserted + trail, chosen);
}

const codeBlock = (chosen: string) => ({
  text: `\`\`\`\n${chosen}\n\`\`\``,
  select: [3, 3] as [number, number],
});
const rule = () => ({ text: "---", select: [3, 3] as [number, number] });
const callout = (chosen: string) => {
  const quoted = (chosen || " ").split("\n").map((line) => `> ${line}`.trimEnd());
  const text = ["> [!NOTE]", ...quoted].join("\n") + (chosen ? "" : " ");
  return { text, select: [text.length, text.length] as [number, number] };
};
const table = (chosen: string) => {
  const first = chosen.replace(/\s+/g, " ") || "A";
  const text = `| ${first} | B |\n| --- | --- |\n|  |  |\n`;
  return { text, select: [2, 2 + first.length] as [number, number] };
};

/** PURE. What a button of the toolbar makes of a text and what is selected in it. */
export function applyTool(editing: Editing, tool: Tool): Editing {
  switch (tool) {
    case "heading2":
      return heading(editing, 2);
    case "heading3":
      return heading(editing, 3);
    case "list":
      return list(editing, () => "- ");
    case "numbers":
      return list(editing, (index) => `${index + 1}. `);
    case "tasks":
      return list(editing, () => "- [ ] ");
    case "codeBlock":
      return block(editing, codeBlock);
    case "table":
      return block(editing, table);
    case "callout":
      return block(editing, callout);
    case "rule":
      return block(editing, rule);
    default:
      return applyMark(editing, tool);
  }
}

/** PURE. What Enter does inside a list or a quote: the next item, or the end of the list; null elsewhere. */
export function continueLine(editing: Editing): Editing | null {
  const { text, start, end } = editing;
  if (start !== end) return null;
  const from = lineStart(text, start);
  const line = text.slice(from, start);
  const sign = /^(\s*)([-*+] \[[ xX]\] |[-*+] |(\d+)([.)]) |> )/.exec(line);
  if (!sign) return null;
  const [whole, indent = "", mark = "", number, dot = "."] = sign;
  if (line.length === whole.length) return splice(editing, from, start, "", [0, 0]);
  const next = number ? `${Number(number) + 1}${dot} ` : mark.replace(/\[[xX]\]/, "[ ]");
  const inserted = `\n${indent}${next}`;
  return splice(editing, start, start, inserted, [inserted.length, inserted.length]);
}

const step = "  ";

/** PURE. The selected lines, further in or out. */
export function shiftLines(editing: Editing, direction: "in" | "out"): Editing {
  const { text, start, end } = editing;
  const from = lineStart(text, start);
  const to = lineEnd(text, end);
  const lines = text.slice(from, to).split("\n");
  const next = lines.map((line) => (direction === "in" ? step + line : line.replace(/^ {1,2}/, "")));
  const moved = (next[0]?.length ?? 0) - (lines[0]?.length ?? 0);
  const joined = next.join("\n");
  const last = Math.max(0, end - from + joined.length - (to - from));
  return splice(editing, from, to, joined, [Math.max(0, start - from + moved), last]);
}

/** PURE. The smallest stretch in which two texts differ, so that undo and the cursor stay where they are. */
export function difference(before: string, after: string): { from: number; to: number; text: string } {
  let from = 0;
  const shorter = Math.min(before.length, after.length);
  while (from < shorter && before[from] === after[from]) from += 1;
  let tail = 0;
  while (tail < shorter - from && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  return { from, to: before.length - tail, text: after.slice(from, after.length - tail) };
}

import { diffLines, diffWordsWithSpace } from "diff";

export type Piece = { kind: "same" | "added" | "removed"; text: string };
/** One line of a comparison; `skipped` stands for so many lines that are the same. */
export type ChangedLine =
  | { kind: "same" | "added" | "removed"; pieces: Piece[] }
  | { kind: "changed"; pieces: Piece[] }
  | { kind: "skipped"; count: number };

const contextLines = 2;
/** A comparison that takes longer than this shows the texts as wholly different. */
const timeout = 400;

const linesOf = (text: string) => text.replace(/\n$/, "").split("\n");

function words(before: string, after: string): Piece[] {
  const parts = diffWordsWithSpace(before, after, { timeout }) ?? [
    { value: before, removed: true, added: false },
    { value: after, added: true, removed: false },
  ];
  return parts.map(({ value, added, removed }) => ({
    kind: added ? "added" : removed ? "removed" : "same",
    text: value,
  }));
}

/** Whether a line was reworded rather than replaced: then its words are compared. */
function isReworded(pieces: readonly Piece[]): boolean {
  const length = (kind: Piece["kind"]) =>
    pieces.filter((piece) => piece.kind === kind).reduce((sum, { text }) => sum + text.trim().length, 0);
  const same = length("same");
  return same > 0 && same >= 0.35 * Math.max(same + length("removed"), same + length("added"));
}

const whole = (kind: "same" | "added" | "removed", text: string): ChangedLine => ({
  kind,
  pieces: [{ kind, text }],
});

function replaced(removed: readonly string[], added: readonly string[]): ChangedLine[] {
  const pairs = Array.from({ length: Math.max(removed.length, added.length) }, (_, index) => {
    const [before, after] = [removed[index], added[index]];
    if (before === undefined)
      return { removed: [], added: after === undefined ? [] : [whole("added", after)] };
    if (after === undefined) return { removed: [whole("removed", before)], added: [] };
    const pieces = words(before, after);
    if (isReworded(pieces)) return { removed: [], added: [{ kind: "changed" as const, pieces }] };
    return { removed: [whole("removed", before)], added: [whole("added", after)] };
  });
  return pairs.flatMap((pair) => [...pair.removed, ...pair.added]);
}

function shortened(lines: readonly ChangedLine[]): ChangedLine[] {
  const isNear = lines.map((_, index) =>
    lines
      .slice(Math.max(0, index - contextLines), index + contextLines + 1)
      .some(({ kind }) => kind !== "same"),
  );
  const shown: ChangedLine[] = [];
  for (const [index, line] of lines.entries()) {
    const last = shown.at(-1);
    if (isNear[index]) shown.push(line);
    else if (last?.kind === "skipped") last.count += 1;
    else shown.push({ kind: "skipped", count: 1 });
  }
  return shown;
}

/** PURE. What changed from one text to another: by lines, inside reworded lines by words; far-off lines are left out. */
export function textChanges(before: string, after: string): ChangedLine[] {
  if (before === after) return [];
  if (before === "") return linesOf(after).map((line) => whole("added", line));
  if (after === "") return linesOf(before).map((line) => whole("removed", line));
  const parts = diffLines(
    before.endsWith("\n") ? before : `${before}\n`,
    after.endsWith("\n") ? after : `${after}\n`,
    {
      timeout,
    },
  ) ?? [
    { value: before, removed: true, added: false },
    { value: after, added: true, removed: false },
  ];
  const lines: ChangedLine[] = [];
  for (const [index, part] of parts.entries()) {
    const previous = parts[index - 1];
    if (part.added && previous?.removed) continue;
    const next = parts[index + 1];
    if (part.removed) lines.push(...replaced(linesOf(part.value), next?.added ? linesOf(next.value) : []));
    else lines.push(...linesOf(part.value).map((line) => whole(part.added ? "added" : "same", line)));
  }
  return shortened(lines);
}

/** PURE. What is being asked for while one types: "/" a template, "@" a colleague. */
export type Trigger = { sign: "/" | "@"; query: string; start: number; end: number };

const asked = /(?:^|\s)([/@])([\p{L}\p{N}][\p{L}\p{N}\-_'. ]{0,40}|)$/u;

/** The trigger that the caret stands behind, or null. An address such as a/b or a@b is none. */
export function triggerAt(text: string, caret: number): Trigger | null {
  const line = text.slice(text.lastIndexOf("\n", caret - 1) + 1, caret);
  const match = asked.exec(line);
  const sign = match?.[1];
  if (sign !== "/" && sign !== "@") return null;
  const query = match?.[2] ?? "";
  if (query.endsWith("  ")) return null;
  return { sign, query, start: caret - query.length - 1, end: caret };
}

const fold = (value: string) => value.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** The entries whose words begin with what was typed, the best first. */
export function matching<T>(entries: readonly T[], query: string, wordsOf: (entry: T) => string[]): T[] {
  const wanted = fold(query.trim());
  if (wanted === "") return [...entries];
  const rank = (entry: T) => {
    const words = wordsOf(entry).map(fold);
    if (words.some((each) => each === wanted)) return 0;
    if (words.some((each) => each.startsWith(wanted))) return 1;
    if (words.some((each) => each.split(/[\s-]+/).some((word) => word.startsWith(wanted)))) return 2;
    return wanted.split(/\s+/).every((part) => words.some((each) => each.includes(part))) ? 3 : null;
  };
  return entries
    .flatMap((entry) => {
      const at = rank(entry);
      return at === null ? [] : [{ entry, at }];
    })
    .toSorted((a, b) => a.at - b.at)
    .map(({ entry }) => entry);
}

/** The text with the trigger replaced, and where the caret goes. */
export function replaceTrigger(text: string, { start, end }: Trigger, by: string) {
  return { text: text.slice(0, start) + by + text.slice(end), caret: start + by.length };
}

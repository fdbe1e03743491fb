const fence = /^\s*(`{3,}|~{3,})/;
const titled = /^(\s*:{3,})[ \t]*([a-z]+)[ \t]+([^[{\s].*)$/i;
const spaced = /^(\s*:{3,})[ \t]+([a-z]+)[ \t]*$/i;

/** PURE. `:::note Title`, as several tools write it, in the one form that Markdown is read in: `:::note[Title]`. */
export function normaliseAdmonitions(markdown: string): string {
  if (!markdown.includes(":::")) return markdown;
  let open: string | null = null;
  const lines = markdown.split("\n").map((line) => {
    const mark = fence.exec(line)?.[1];
    if (mark && !open) open = mark;
    else if (mark && open && mark.startsWith(open)) open = null;
    if (open) return line;
    const found = titled.exec(line);
    if (found) return `${found[1]}${found[2]}[${found[3]?.trimEnd().replace(/[[\]\\]/g, "\\$&")}]`;
    return line.replace(spaced, "$1$2");
  });
  return lines.join("\n");
}

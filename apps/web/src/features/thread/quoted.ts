/** PURE. A message in its own words and what it quotes below them, as mail programs do. */
export type Split = { own: string; quoted: string };

const opener = [
  /^On .{6,200}wrote:\s*$/i,
  /^El .{6,200}escribió:\s*$/i,
  /^Am .{6,200}schrieb.{0,80}:\s*$/i,
  /^Le .{6,200}a écrit\s*:\s*$/i,
  /^-{2,}\s*(original message|mensaje original|forwarded message|mensaje reenviado)\s*-{2,}\s*$/i,
  /^_{10,}\s*$/,
];

const isQuote = (line: string) => /^\s*>/.test(line);
const isBlank = (line: string) => line.trim() === "";
const isOpener = (line: string) => opener.some((pattern) => pattern.test(line.trim()));

/** Where the quoted end begins, or the number of lines. A quote that is answered below stays where it is. */
function startOfQuote(lines: readonly string[]): number {
  const opened = lines.findIndex(isOpener);
  if (opened > 0) {
    const rest = lines.slice(opened + 1);
    const isDivider = /^[-_]/.test(lines[opened]?.trim() ?? "");
    if (isDivider || rest.every((line) => isQuote(line) || isBlank(line))) return opened;
  }
  let at = lines.length;
  while (at > 0 && (isQuote(lines[at - 1] ?? "") || isBlank(lines[at - 1] ?? ""))) at -= 1;
  const hasQuote = lines.slice(at).some(isQuote);
  if (!hasQuote || at === 0) return lines.length;
  return isOpener(lines[at - 1] ?? "") && at > 1 ? at - 1 : at;
}

const shortestFold = 2;

export function splitQuoted(body: string): Split {
  const lines = body.split("\n");
  const at = startOfQuote(lines);
  const tail = lines.slice(at).filter((line) => !isBlank(line));
  if (tail.length < shortestFold) return { own: body, quoted: "" };
  return { own: lines.slice(0, at).join("\n").trimEnd(), quoted: lines.slice(at).join("\n").trim() };
}

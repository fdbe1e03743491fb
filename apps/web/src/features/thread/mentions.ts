export type Colleague = { membershipId: string; name: string };

const escapeMarkdown = (text: string) => text.replace(/[\\`*_[\]<>~|]/g, "\\$&");
const escapePattern = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** One pattern for all of them, the longest name first: "@Ana María" is not "@Ana". */
function patternOf(colleagues: readonly Colleague[]): RegExp | null {
  const names = colleagues
    .map(({ name }) => name)
    .filter((name) => name.trim() !== "")
    .toSorted((a, b) => b.length - a.length)
    .map(escapePattern);
  return names.length > 0
    ? new RegExp(`(?<![\\p{L}\\p{N}])@(${names.join("|")})(?![\\p{L}\\p{N}])`, "gu")
    : null;
}

/** PURE. Whom a note mentions; of two with one name the one that was `picked`, or both. */
export function mentionedIn(
  text: string,
  colleagues: readonly Colleague[],
  picked: readonly string[],
): string[] {
  const pattern = patternOf(colleagues);
  const names = new Set(pattern ? [...text.matchAll(pattern)].map((match) => match[1]) : []);
  return [...names].flatMap((name) => {
    const bearers = colleagues.filter((each) => each.name === name).map(({ membershipId }) => membershipId);
    const chosen = bearers.filter((id) => picked.includes(id));
    return chosen.length > 0 ? chosen : bearers;
  });
}

/** PURE. Markdown in which mentions stand out. */
export function emphasiseMentions(text: string, colleagues: readonly Colleague[]): string {
  const pattern = patternOf(colleagues);
  return pattern ? text.replace(pattern, (_whole, name: string) => `**@${escapeMarkdown(name)}**`) : text;
}

type Props = { text: string; highlights?: readonly { start: number; end: number }[] };

/** Plain text with the stretches that a search found marked. */
export function Highlighted({ text, highlights = [] }: Props) {
  const parts: { from: number; text: string; found: boolean }[] = [];
  let at = 0;
  for (const { start, end } of highlights) {
    if (start < at || end <= start) continue;
    if (start > at) parts.push({ from: at, text: text.slice(at, start), found: false });
    parts.push({ from: start, text: text.slice(start, end), found: true });
    at = end;
  }
  if (at < text.length) parts.push({ from: at, text: text.slice(at), found: false });
  return parts.map((part) =>
    part.found ? (
      <mark key={part.from} className="rounded-tight bg-tone-accent px-0.5 text-tone-accent-fg">
        {part.text}
      </mark>
    ) : (
      <span key={part.from}>{part.text}</span>
    ),
  );
}

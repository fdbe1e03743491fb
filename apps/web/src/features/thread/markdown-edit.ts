/** A text and what is selected in it. */
export type Editing = { text: string; start: number; end: number };
export type Mark = "bold" | "italic" | "code" | "link" | "list" | "quote";

const around = { bold: "**", italic: "_", code: "`" } as const;
const before = { list: "- ", quote: "> " } as const;

function wrap({ text, start, end }: Editing, sign: string): Editing {
  const chosen = text.slice(start, end);
  const isWrapped = text.slice(start - sign.length, start) === sign && text.slice(end).startsWith(sign);
  if (isWrapped) {
    return {
      text: text.slice(0, start - sign.length) + chosen + text.slice(end + sign.length),
      start: start - sign.length,
      end: end - sign.length,
    };
  }
  return {
    text: `${text.slice(0, start)}${sign}${chosen}${sign}${text.slice(end)}`,
    start: start + sign.length,
    end: end + sign.length,
  };
}

function prefixLines({ text, start, end }: Editing, sign: string): Editing {
  const from = text.lastIndexOf("\n", start - 1) + 1;
  const lines = text.slice(from, end).split("\n");
  const isPrefixed = lines.every((line) => line.startsWith(sign));
  const next = lines.map((line) => (isPrefixed ? line.slice(sign.length) : sign + line)).join("\n");
  const grown = next.length - (end - from);
  const moved = isPrefixed ? -sign.length : sign.length;
  return {
    text: text.slice(0, from) + next + text.slice(end),
    start: Math.max(from, start + moved),
    end: end + grown,
  };
}

function link({ text, start, end }: Editing): Editing {
  const chosen = text.slice(start, end);
  const isUrl = /^https?:\/\/\S+$/.test(chosen);
  const [label, url] = isUrl ? ["", chosen] : [chosen, "https://"];
  const next = `${text.slice(0, start)}[${label}](${url})${text.slice(end)}`;
  const labelAt = start + 1;
  const urlAt = labelAt + label.length + 2;
  return label
    ? { text: next, start: urlAt, end: urlAt + url.length }
    : { text: next, start: labelAt, end: labelAt };
}

/** PURE. The text with a Markdown mark put on, or taken off, what is selected. */
export function applyMark(editing: Editing, mark: Mark): Editing {
  switch (mark) {
    case "bold":
    case "italic":
    case "code":
      return wrap(editing, around[mark]);
    case "list":
    case "quote":
      return prefixLines(editing, before[mark]);
    case "link":
      return link(editing);
    default:
      return mark satisfies never;
  }
}

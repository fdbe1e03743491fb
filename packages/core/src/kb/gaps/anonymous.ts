import { redact } from "@handrail/contracts/redact";

/** PURE. Words of a conversation without what points at a person, for a text that others will read. */

const gap = "…";

const personal: readonly RegExp[] = [
  /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,}(?: ?[A-Z0-9]{1,4})?\b/gu,
  /[^\s<>()[\]]+@[^\s<>()[\]]+\.[^\s<>()[\]]+/gu,
  /\b(?:\d{1,3}\.){3}\d{1,3}\b|\b(?:[\da-f]{1,4}:){3,}[\da-f:]+/giu,
  /(?<![\w#-])\+?\d(?:[\s()./-]?\d){6,}(?!\w)/gu,
];

const escaped = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** The parts of names that are worth hiding: short ones are words like any other. */
function nameParts(names: readonly string[]): string[] {
  const parts = names.flatMap((name) => [name, ...name.split(/\s+/)]).map((part) => part.trim());
  return [...new Set(parts)].filter((part) => part.length >= 3).sort((a, b) => b.length - a.length);
}

/** @param names of everybody who took part */
export function anonymous(text: string, names: readonly string[]): string {
  const plain = personal.reduce((value, pattern) => value.replace(pattern, gap), redact(text));
  return nameParts(names).reduce(
    (value, part) =>
      value.replace(new RegExp(`(?<![\\p{L}\\p{N}])${escaped(part)}(?![\\p{L}\\p{N}])`, "giu"), gap),
    plain,
  );
}

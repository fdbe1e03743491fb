import { redact, redacted } from "@handrail/contracts/redact";

/** PURE. What may be kept of what somebody searched for: words, and nothing that points at a person. */
const longestKept = 120;
const placeholder = "…";

const personal: readonly RegExp[] = [
  /\S+@\S+/gu,
  /(?:https?:\/\/|www\.)\S+/giu,
  /\b(?:\d{1,3}\.){3}\d{1,3}\b|(?:[\da-f]{1,4}:){3,}[\da-f:]*/giu,
  /\b(?=[\p{L}\d]*\d{4})[\p{L}\d]{9,}\b/gu,
  /\+?\d(?:[\s()./-]?\d){4,}/gu,
  /[^\s]{41,}/gu,
];

/** A search as it is counted: in lower case, without secrets, addresses, links and long numbers; null where nothing is left. */
export function keptQuery(query: string): string | null {
  const withoutSecrets = redact(query.normalize("NFKC")).replaceAll(redacted, placeholder);
  const kept = personal
    .reduce((text, pattern) => text.replace(pattern, placeholder), withoutSecrets)
    .toLowerCase()
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, longestKept)
    .trim();
  return /\p{L}/u.test(kept) ? kept : null;
}

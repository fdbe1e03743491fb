import { redact } from "@handrail/contracts/redact";

/** PURE. What a customer wrote, without what points at a person: addresses, numbers, names. */
const personal: readonly (readonly [RegExp, string])[] = [
  [/[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu, "[email]"],
  [/https?:\/\/\S+/gi, "[link]"],
  [/\+?\d[\d\s().-]{6,}\d/g, "[number]"],
  [/(?<![\p{L}\p{N}])[\p{Lu}]{1,6}-?\d{3,}(?:-\d+)*(?![\p{L}\p{N}])/gu, "[number]"],
  [/\d{5,}/g, "[number]"],
];
const longest = 2_000;
const shortestName = 3;
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** @param names what the customer is called; each word of it is taken out */
export function anonymise(text: string, names: readonly string[]): string {
  const words = names
    .flatMap((name) => name.split(/\s+/))
    .filter((word) => word.length >= shortestName)
    .map((word) => new RegExp(`(?<![\\p{L}\\p{N}])${escaped(word)}(?![\\p{L}\\p{N}])`, "giu"));
  const kept = personal.reduce((rest, [pattern, put]) => rest.replace(pattern, put), redact(text));
  return words
    .reduce((rest, pattern) => rest.replace(pattern, "[name]"), kept)
    .trim()
    .slice(0, longest);
}

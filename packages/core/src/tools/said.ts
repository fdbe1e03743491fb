import type { ToolValue } from "@handrail/contracts";

/** PURE. Whether a value was said, and not made up. */

const plain = (text: string) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ");
const edge = "[^\\p{L}\\p{N}]";
const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
const numbersIn = (text: string) =>
  [...text.matchAll(/\d[\d.,]*/g)].flatMap(([found]) => {
    const digits = found.replace(/[.,]+$/, "");
    return [digits.replaceAll(",", ""), digits.replaceAll(".", "").replace(",", ".")].map(Number);
  });

/**
 * Whether a value stands, as a whole word, in what the customer wrote or the host application told. A switch is no
 * claim about anything.
 */
export function wasSaid(value: ToolValue, sources: readonly string[]): boolean {
  if (typeof value === "boolean") return true;
  if (typeof value === "number") return sources.some((source) => numbersIn(source).includes(value));
  const wanted = plain(value).trim();
  if (wanted === "") return false;
  const whole = new RegExp(`(?:^|${edge})${literal(wanted)}(?:$|${edge})`, "u");
  return sources.some((source) => whole.test(plain(source)));
}

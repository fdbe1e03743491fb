export type Heading = { id: string; text: string; level: number };

/** Hands out one id per heading text, unique within a document. */
export function headingIds() {
  const taken = new Map<string, number>();
  return (text: string) => {
    const slug = text
      .toLowerCase()
      .normalize("NFKD")
      .replace(/[^\p{L}\p{N}]+/gu, "-")
      .replace(/^-+|-+$/g, "");
    const base = `section-${slug || "heading"}`;
    const count = (taken.get(base) ?? 0) + 1;
    taken.set(base, count);
    return count === 1 ? base : `${base}-${count}`;
  };
}

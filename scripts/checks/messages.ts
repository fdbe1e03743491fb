import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

export type Catalogue = Record<string, unknown>;

/** PURE. Dotted keys of a catalogue → the names of the values and tags that the message takes. */
export function flatten(catalogue: Catalogue, prefix = ""): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [key, value] of Object.entries(catalogue)) {
    const name = `${prefix}${key}`;
    if (typeof value === "string") {
      const placeholders = value.matchAll(/\{\s*(\w+)|<(\w+)>/g);
      const names = new Set(
        [...placeholders].map(([, argument, tag]) => (tag ? `<${tag}>` : (argument ?? ""))),
      );
      flat.set(name, value.trim() === "" ? "(empty)" : [...names].sort().join(" "));
    } else {
      for (const [inner, names] of flatten(Object(value), `${name}.`)) flat.set(inner, names);
    }
  }
  return flat;
}

/** PURE. What a translation lacks, has too much, or fills differently. */
export function compareCatalogues(reference: Catalogue, other: Catalogue): string[] {
  const [wanted, given] = [flatten(reference), flatten(other)];
  const problems = [...wanted].flatMap(([key, names]) => {
    if (!given.has(key)) return [`${key} is missing`];
    if (given.get(key) === "(empty)") return [`${key} is empty`];
    return given.get(key) === names ? [] : [`${key} takes {${given.get(key)}} instead of {${names}}`];
  });
  return [
    ...problems,
    ...[...given.keys()].filter((key) => !wanted.has(key)).map((key) => `${key} is not in the reference`),
  ];
}

/** Compares every locale's catalogues with the English ones. */
export function checkMessages(folder: string): string[] {
  const read = (file: string): Catalogue => JSON.parse(readFileSync(file, "utf8"));
  const locales = readdirSync(folder).filter((locale) => locale !== "en");
  const areas = readdirSync(path.join(folder, "en"));
  return locales.flatMap((locale) => {
    const present = new Set(readdirSync(path.join(folder, locale)));
    const extra = [...present]
      .filter((area) => !areas.includes(area))
      .map((area) => `${locale}/${area} has no English one`);
    const compared = areas.flatMap((area) => {
      if (!present.has(area)) return [`${locale}/${area} is missing`];
      const problems = compareCatalogues(
        read(path.join(folder, "en", area)),
        read(path.join(folder, locale, area)),
      );
      return problems.map((problem) => `${locale}/${area}: ${problem}`);
    });
    return [...compared, ...extra];
  });
}

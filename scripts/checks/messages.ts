import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

export type Catalogue = Record<string, unknown>;

/** Names of the arguments of a message in ICU syntax, those inside of its plural and select branches included. */
function argumentsOf(message: string): string[] {
  const names: string[] = [];
  let at = 0;
  function text() {
    for (; at < message.length && message[at] !== "}"; at += 1) if (message[at] === "{") argument();
  }
  function argument() {
    const [, name = "", end = "}"] = /^\{\s*(\w+)\s*([,}])/.exec(message.slice(at)) ?? [];
    names.push(name);
    at = message.indexOf(end, at) + (end === "," ? 1 : 0);
    for (; at < message.length && message[at] !== "}"; at += 1) {
      if (message[at] !== "{") continue;
      at += 1;
      text();
    }
  }
  text();
  return names;
}

const placeholders = (message: string) => {
  const tags = [...message.matchAll(/<(\w+)>/g)].map(([tag]) => tag);
  return [...new Set([...argumentsOf(message), ...tags])].sort().join(" ");
};

/** PURE. Dotted keys of a catalogue → the names of the values and tags that the message takes. */
export function flatten(catalogue: Catalogue, prefix = ""): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [key, value] of Object.entries(catalogue)) {
    const name = `${prefix}${key}`;
    if (typeof value === "string") flat.set(name, value.trim() === "" ? "(empty)" : placeholders(value));
    else for (const [inner, names] of flatten(Object(value), `${name}.`)) flat.set(inner, names);
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

import { createHash } from "node:crypto";
import { baseName, folderOf, withoutExtension } from "./safe-path.ts";

const longest = 120;

/** PURE. A text as a part of an address: ASCII letters and digits with `-` between; empty where nothing is left. */
export function slugOf(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/ß/g, "ss")
    .replace(/ø/gi, "o")
    .replace(/æ/gi, "ae")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, longest)
    .replace(/^-+|-+$/g, "");
}

const isIndex = (name: string) => /^(?:index|readme|_index)$/i.test(name);

/** The name of a page by its path: that of its folder for an index. Numbers that only sort are left out. */
function pathName(path: string): string {
  const name = withoutExtension(baseName(path));
  const said = isIndex(name) ? baseName(folderOf(path)) : name;
  return said.replace(/^\d{1,3}[-_. ]+(?=\D)/, "");
}

type Wanted = { key: string; slug: string | null; title: string };

/** PURE. Addresses for a page, the best first; the last is always free. The same page always asks for the same. */
export function slugWishes({ key, slug, title }: Wanted): string[] {
  const hash = createHash("sha256").update(key).digest("hex").slice(0, 8);
  const own = slugOf(slug?.split("/").filter(Boolean).at(-1) ?? "");
  const name = slugOf(pathName(key));
  const parent = slugOf(
    baseName(isIndex(withoutExtension(baseName(key))) ? folderOf(folderOf(key)) : folderOf(key)),
  );
  const base = own || name || slugOf(title) || "page";
  const told = parent ? slugOf(`${parent}-${base}`) : "";
  return [base, ...(told ? [told] : []), `${base.slice(0, longest - 9)}-${hash}`];
}

/** Who has which address, in every language: translations share theirs, everybody else has another. */
export class SlugBook {
  #owners = new Map<string, Set<string>>();

  take(slug: string, owner: string) {
    const owners = this.#owners.get(slug) ?? new Set();
    owners.add(owner);
    this.#owners.set(slug, owners);
  }

  isFree(slug: string, owner: string) {
    const owners = this.#owners.get(slug);
    return !owners || (owners.size === 1 && owners.has(owner));
  }

  /** The first wish that is free. */
  choose(wishes: readonly string[], owner: string): string {
    const free = wishes.find((wish) => this.isFree(wish, owner)) ?? wishes.at(-1) ?? "page";
    this.take(free, owner);
    return free;
  }
}

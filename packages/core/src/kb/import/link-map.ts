import { baseName, extensionOf, folderOf, resolvePath, withoutExtension } from "./safe-path.ts";

/** PURE. Which file an address in a page means, as the common site builders understand it. */

const isIndex = (path: string) => /^(?:index|readme|_index)$/i.test(baseName(path));
/** A page without what its address does not say: extension, `index`, numbers that only sort. */
const routeOf = (path: string) => {
  const plain = withoutExtension(path);
  const route = isIndex(plain) ? folderOf(plain) : plain;
  return route
    .split("/")
    .map((segment) => segment.replace(/^\d{1,3}[-_. ]+(?=\D)/, ""))
    .join("/")
    .toLowerCase();
};

const trimmed = (address: string) => address.replace(/^\/+|\/+$/g, "");

export class LinkMap {
  #exact = new Map<string, string>();
  #routes = new Map<string, string | null>();
  #slugs = new Map<string, string | null>();
  /** Whole routes: they go before the ends of others. */
  #full = new Map<string, string>();
  #pages = new Set<string>();

  /** @param slug the address that front matter gives the page */
  addPage(path: string, slug: string | null) {
    this.addFile(path);
    this.#pages.add(path);
    if (slug) this.#put(this.#slugs, trimmed(slug).toLowerCase(), path);
    const route = routeOf(path);
    if (!this.#full.has(route)) this.#full.set(route, path);
    const parts = route.split("/");
    for (let start = 0; start < parts.length; start += 1)
      this.#put(this.#routes, parts.slice(start).join("/"), path);
  }

  addFile(path: string) {
    this.#exact.set(path, path);
    const parts = path.split("/");
    for (let start = 1; start < parts.length; start += 1)
      this.#put(this.#routes, parts.slice(start).join("/"), path);
  }

  /** What two files could mean, neither is meant, unless one is a shorter way there. */
  #put(map: Map<string, string | null>, key: string, path: string) {
    if (key === "") return;
    map.set(key, map.has(key) && map.get(key) !== path ? null : path);
  }

  #byRoute(route: string): string | null {
    const key = trimmed(route).toLowerCase();
    if (key === "") return null;
    const known = this.#full.get(key) ?? this.#routes.get(key) ?? this.#slugs.get(key);
    if (known) return known;
    const [, ...rest] = key.split("/");
    if (rest.length === 0) return null;
    return (
      this.#slugs.get(rest.join("/")) ?? (rest.length > 1 ? this.#routes.get(rest.join("/")) : null) ?? null
    );
  }

  /** The file that an address in the file `from` means; null for none that we have. `route` is its own address. */
  resolve(from: string, address: string, route: string | null = null): string | null {
    const wanted = decoded(address);
    if (wanted.startsWith("/")) {
      return this.#exact.get(trimmed(wanted)) ?? this.#routes.get(trimmed(wanted)) ?? this.#byRoute(wanted);
    }
    const path = resolvePath(from, wanted);
    if (path === null) return null;
    if (extensionOf(path) && this.#exact.has(path)) return path;
    const beside = this.#pageAt(path);
    if (beside) return beside;
    const inside = isIndex(withoutExtension(from))
      ? null
      : this.#pageAt(resolvePath(`${withoutExtension(from)}/x`, wanted) ?? "");
    return inside ?? (route ? this.#byRoute(resolvePath(trimmed(route), wanted) ?? "") : null);
  }

  #pageAt(path: string): string | null {
    for (const ending of [".md", ".mdx", ".markdown", "/index.md", "/index.mdx", "/README.md", ""]) {
      if (this.#pages.has(`${path}${ending}`)) return `${path}${ending}`;
    }
    return this.#full.get(trimmed(path).toLowerCase()) ?? null;
  }
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

import { importLimits } from "./limits.ts";

/** Nothing that cannot be seen, nothing that turns the direction of reading. */
const deceiving = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/**
 * PURE. The path of a file inside what is imported: relative, with `/`, in NFC. Null for one that leads outside, is
 * absolute, names a drive or holds what cannot be seen (attack F1); a path is only ever a name, never opened as such.
 */
export function safePath(given: string): string | null {
  if (given.includes("\0") || given.length > importLimits.pathLength) return null;
  const path = given.normalize("NFC").replaceAll("\\", "/");
  if (path.startsWith("/") || /^[a-z]:/i.test(path) || deceiving.test(path)) return null;
  const segments = path.split("/").filter((segment) => segment !== "" && segment !== ".");
  if (segments.length === 0 || segments.length > importLimits.pathDepth) return null;
  if (segments.some((segment) => segment === "..")) return null;
  return segments.join("/");
}

/** PURE. What tools leave beside the pages: hidden folders and files, caches of archivers, installed packages. */
export function isHidden(path: string): boolean {
  const isPage = /^(?:md|mdx|markdown)$/.test(extensionOf(path)) && !baseName(path).startsWith("._");
  const segments = isPage ? path.split("/").slice(0, -1) : path.split("/");
  return segments.some((segment) => /^(?:\.|__MACOSX$|node_modules$|Thumbs\.db$)/.test(segment));
}

/** PURE. Where a relative address leads from a file; null outside of what is imported. */
export function resolvePath(from: string, address: string): string | null {
  const folder = from.split("/").slice(0, -1);
  for (const segment of address.split("/")) {
    if (segment === "" || segment === ".") continue;
    if (segment !== "..") folder.push(segment);
    else if (folder.pop() === undefined) return null;
  }
  return folder.join("/");
}

export const folderOf = (path: string) => path.split("/").slice(0, -1).join("/");
export const baseName = (path: string) => path.split("/").at(-1) ?? "";
export const extensionOf = (path: string) => /\.([a-z0-9]{1,8})$/i.exec(path)?.[1]?.toLowerCase() ?? "";
export const withoutExtension = (path: string) => path.replace(/\.[a-z0-9]{1,8}$/i, "");

import type { CategorySource } from "@handrail/contracts/inputs/kb-import";
import { titleOfPath } from "./read-page.ts";
import { baseName, folderOf } from "./safe-path.ts";
import type { CategoryFolder, ScannedPage } from "./types.ts";

/** Share of all pages below one folder from which on it says nothing about any of them. */
const telling = 0.9;

/** PURE. The folder whose folders are the categories: the deepest that nearly everything lies in. */
export function categoryRoot(paths: readonly string[]): string {
  let root = "";
  for (;;) {
    const counts = new Map<string, number>();
    for (const path of paths) {
      if (root !== "" && !path.startsWith(`${root}/`)) continue;
      const [first, ...rest] = path.slice(root === "" ? 0 : root.length + 1).split("/");
      if (first && rest.length > 0) counts.set(first, (counts.get(first) ?? 0) + 1);
    }
    const next = [...counts].find(([, count]) => count >= paths.length * telling);
    if (!next) return root;
    root = root === "" ? next[0] : `${root}/${next[0]}`;
  }
}

/** PURE. The name of a page's category; null for none. */
export function categoryName(
  page: Pick<ScannedPage, "key" | "path" | "fields">,
  root: string,
  from: CategorySource,
  folders: ReadonlyMap<string, CategoryFolder>,
): string | null {
  const said = from === "auto" || from === "page" ? page.fields.category : null;
  if (said) return said.slice(0, 80);
  if (from === "none" || from === "page") return null;
  if (root !== "" && !page.key.startsWith(`${root}/`)) return null;
  const [first, ...rest] = page.key.slice(root === "" ? 0 : root.length + 1).split("/");
  if (!first || rest.length === 0) return null;
  const depth = page.key.split("/").length - rest.length;
  const folder = root === "" ? first : `${root}/${first}`;
  const own = page.path.split("/").slice(0, depth).join("/");
  const label = folders.get(folder)?.label ?? folders.get(own)?.label;
  return (label ?? titleOfPath(`${baseName(folder)}.md`)).slice(0, 80);
}

/** PURE. What a folder's file says of the category that is called so. */
export function folderSaying(
  name: string,
  folders: ReadonlyMap<string, CategoryFolder>,
): CategoryFolder | null {
  for (const [folder, said] of folders) {
    if ((said.label ?? titleOfPath(`${baseName(folder)}.md`)) === name && folderOf(folder) !== folder)
      return said;
  }
  return null;
}

import { extensionOf } from "./safe-path.ts";
import type { Scan } from "./scan.ts";
import type { Rewrite } from "./text/edits.ts";
import { targetOf } from "./text/heading-ids.ts";
import type { Note, ScannedPage } from "./types.ts";

const imageTypes = /^(?:png|jpe?g|gif|webp|avif|svg)$/;
const elsewhere = /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i;
const mostNotes = 5;

/** Stands for an image until it is stored, or in a check: never in what is kept. */
export const imageMark = (index: number) => `handrail-image-${index}.invalid`;

type Rewriting = {
  page: ScannedPage;
  scan: Scan;
  /** Path of a page that goes in → its slug. */
  slugs: ReadonlyMap<string, string>;
  headings: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Filled with the paths of the images that the page shows, in the order of their marks. */
  images: string[];
  note(note: Note): void;
};

/**
 * Where the addresses in a page lead: other pages to `/help/…`, images to what will be stored, headings to the ids that
 * the help centre gives out. Addresses elsewhere stay; nothing is ever fetched (attack S1).
 */
export function rewriteFor({ page, scan, slugs, headings, images, note }: Rewriting): Rewrite {
  const told = new Set<string>();
  const tell = (code: "image_missing" | "link_unresolved", detail: string) => {
    if (told.size >= mostNotes || told.has(detail)) return;
    told.add(detail);
    note({ code, detail: detail.slice(0, 200) });
  };
  const markOf = (path: string) => {
    const known = images.indexOf(path);
    return imageMark(known === -1 ? images.push(path) - 1 : known);
  };
  const fragmentOf = (path: string, fragment: string) => {
    if (!fragment) return "";
    const known = headings.get(path);
    return `#${(known && targetOf(known, fragment)) ?? fragment}`;
  };
  return (given, kind) => {
    const url = given.trim().replace(/^(?:@site\/|~@\/?|pathname:\/\/)/, "/");
    if (url === "" || elsewhere.test(url)) return null;
    const [, path = "", fragment = ""] = /^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/.exec(url) ?? [];
    if (path === "") return fragment ? fragmentOf(page.path, fragment) : null;
    if (/^\/(?:help|api\/files)\//.test(path) && page.fields.articleId) return null;
    const target = scan.links.resolve(page.path, path, page.fields.slug);
    if (target && scan.images.has(target)) return markOf(target);
    if (kind === "image" || imageTypes.test(extensionOf(path))) {
      tell("image_missing", given);
      return kind === "image" ? "" : null;
    }
    const slug = target ? slugs.get(target) : undefined;
    if (target && slug !== undefined) return `/help/${slug}${fragmentOf(target, fragment)}`;
    tell("link_unresolved", given);
    return null;
  };
}

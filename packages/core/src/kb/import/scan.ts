import type { Locale } from "@handrail/contracts";
import { parse as parseYaml } from "yaml";
import { LinkMap } from "./link-map.ts";
import { readPage } from "./read-page.ts";
import { baseName, extensionOf, folderOf, isHidden } from "./safe-path.ts";
import { FileRefused, type ImportSource, type SourceFile } from "./source/source.ts";
import type { CategoryFolder, FileReport, ScannedPage } from "./types.ts";

export type Scan = {
  pages: ScannedPage[];
  images: Map<string, SourceFile>;
  categories: Map<string, CategoryFolder>;
  /** Pages that are only ever parts of others. */
  parts: Map<string, SourceFile>;
  links: LinkMap;
  reports: FileReport[];
};

const pageTypes = ["md", "mdx", "markdown"];
const imageTypes = ["png", "jpg", "jpeg", "gif", "webp", "avif", "svg"];
const isPart = (path: string) => baseName(path).startsWith("_") && pageTypes.includes(extensionOf(path));

const asText = (value: unknown) => (typeof value === "string" && value.trim() ? value.trim() : null);

/** `_category_.json` or `.yml`, as Docusaurus has it. */
async function readCategory(file: SourceFile): Promise<CategoryFolder> {
  const data: unknown = parseYaml((await file.read(64_000)).toString("utf8"), { maxAliasCount: 10 });
  const { label, position, description, link }: Record<string, unknown> = Object(data);
  return {
    label: asText(label),
    description: asText(description) ?? asText(Object(link).description),
    position: typeof position === "number" ? position : null,
  };
}

function refusal(path: string, error: unknown): FileReport {
  if (!(error instanceof FileRefused)) throw error;
  return { path, outcome: "skipped", reason: error.reason, detail: error.detail };
}

/** Looks at every file once. Nothing is kept of a page but what is needed to tell where links lead. */
export async function scanSource(
  source: ImportSource,
  defaultLocale: Locale,
  onPage: (count: number) => Promise<void>,
): Promise<Scan> {
  const scan: Scan = {
    pages: [],
    images: new Map(),
    categories: new Map(),
    parts: new Map(),
    links: new LinkMap(),
    reports: [],
  };
  const skip = (report: FileReport) => scan.reports.push(report);
  for await (const entry of source.entries()) {
    const { path } = entry;
    if ("refused" in entry) {
      skip({ path, outcome: "skipped", reason: entry.refused, detail: entry.detail ?? "" });
      continue;
    }
    const type = extensionOf(path);
    if (isHidden(path)) skip({ path, outcome: "skipped", reason: "hidden" });
    else if (imageTypes.includes(type)) {
      scan.images.set(path, entry);
      scan.links.addFile(path);
    } else if (/^_category_\.(?:json|ya?ml)$/.test(baseName(path))) {
      try {
        scan.categories.set(folderOf(path), await readCategory(entry));
        scan.reports.push({ path, outcome: "used" });
      } catch (error) {
        skip({ path, outcome: "skipped", reason: "damaged", detail: String(error).slice(0, 200) });
      }
    } else if (isPart(path)) {
      scan.parts.set(path, entry);
      scan.links.addPage(path, null);
    } else if (!pageTypes.includes(type)) skip({ path, outcome: "skipped", reason: "not_a_page" });
    else await scanPage(scan, entry, defaultLocale, onPage);
  }
  await settleParts(scan, defaultLocale, onPage);
  return scan;
}

async function scanPage(
  scan: Scan,
  file: SourceFile,
  defaultLocale: Locale,
  onPage: (count: number) => Promise<void>,
) {
  try {
    const page = await readPage(file, defaultLocale);
    scan.pages.push(page);
    scan.links.addPage(page.path, page.fields.slug);
    await onPage(scan.pages.length);
  } catch (error) {
    scan.reports.push(refusal(file.path, error));
  }
}

/** A part that no page puts into itself is a page of its own: nothing is lost. */
async function settleParts(scan: Scan, defaultLocale: Locale, onPage: (count: number) => Promise<void>) {
  const used = new Set<string>();
  for (const page of scan.pages) {
    for (const address of page.partials.values()) {
      const path = scan.links.resolve(page.path, address.replace(/^@site\/?/, "/"));
      if (path) used.add(path);
    }
  }
  for (const [path, file] of [...scan.parts]) {
    if (used.has(path)) scan.reports.push({ path, outcome: "used" });
    else {
      scan.parts.delete(path);
      await scanPage(scan, file, defaultLocale, onPage);
    }
  }
}

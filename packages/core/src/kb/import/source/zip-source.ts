import yauzl, { type Entry, type ZipFile } from "yauzl";
import { importLimits } from "../limits.ts";
import { safePath } from "../safe-path.ts";
import { countedTotal, FileRefused, type ImportSource, readWithin, type SourceEntry } from "./source.ts";

const symbolicLink = 0o120000;
const fileKind = 0o170000;

const isDirectory = (name: string) => /[/\\]$/.test(name);
const isLink = (entry: Entry) =>
  entry.versionMadeBy >>> 8 === 3 && ((entry.externalFileAttributes >>> 16) & fileKind) === symbolicLink;

const nameOf = (entry: Entry) =>
  yauzl.getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);

async function readEntry(zip: ZipFile, entry: Entry, largest: number, count: (bytes: number) => void) {
  if (entry.uncompressedSize > largest) throw new FileRefused("too_large");
  try {
    return await readWithin(await zip.openReadStreamPromise(entry), largest, count);
  } catch (error) {
    if (error instanceof FileRefused) throw error;
    throw new FileRefused("damaged", error instanceof Error ? error.message : "");
  }
}

/** The one folder that everything lies in, as archives of repositories have it; it says nothing. */
function wrapperOf(paths: readonly string[]): string {
  const [first = ""] = paths;
  const wrapper = first.slice(0, first.indexOf("/") + 1);
  return wrapper && paths.every((path) => path.startsWith(wrapper)) ? wrapper : "";
}

function described(zip: ZipFile, entry: Entry, path: string, count: (bytes: number) => void): SourceEntry {
  if (isLink(entry)) return { path, refused: "symlink" };
  if (entry.isEncrypted()) return { path, refused: "encrypted" };
  if (!entry.canDecodeFileData()) return { path, refused: "damaged", detail: "compression" };
  const size = entry.uncompressedSize;
  return { path, size, read: (largest) => readEntry(zip, entry, largest, count) };
}

/**
 * The files of a zip, by random access: nothing is unpacked to disk, and of each file no more than is allowed is ever
 * inflated. Throws FileRefused `damaged` where it is no zip.
 */
export async function openZip(file: string, limits = importLimits): Promise<ImportSource> {
  const zip = await yauzl
    .openPromise(file, { autoClose: false, decodeStrings: false, lazyEntries: true })
    .catch((error: unknown) => {
      throw new FileRefused("damaged", error instanceof Error ? error.message : "");
    });
  const count = countedTotal(limits.total);
  async function* entries(): AsyncGenerator<SourceEntry> {
    const listed: { entry: Entry; path: string }[] = [];
    const seen = new Set<string>();
    let beyond = 0;
    try {
      for await (const entry of zip.eachEntry()) {
        const name = nameOf(entry);
        if (isDirectory(name)) continue;
        if (listed.length >= limits.entries) {
          beyond = Math.max(1, zip.entryCount - limits.entries);
          break;
        }
        const path = safePath(name);
        if (!path) yield { path: JSON.stringify(name.slice(0, 200)), refused: "unsafe_path" };
        else if (seen.has(path)) yield { path, refused: "duplicate_path" };
        else {
          seen.add(path);
          listed.push({ entry, path });
        }
      }
    } catch (error) {
      const detail = error instanceof Error ? error.message : "";
      yield { path: "*", refused: "damaged", detail };
    }
    if (beyond > 0) yield { path: "*", refused: "too_many_files", detail: String(beyond) };
    const wrapper = wrapperOf(listed.map(({ path }) => path));
    for (const { entry, path } of listed) yield described(zip, entry, path.slice(wrapper.length), count);
  }
  return { entries, close: async () => zip.close() };
}

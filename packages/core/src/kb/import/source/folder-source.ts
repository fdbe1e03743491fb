import { constants, createReadStream } from "node:fs";
import { open, readdir, stat } from "node:fs/promises";
import path from "node:path";
import { importLimits } from "../limits.ts";
import { safePath } from "../safe-path.ts";
import { countedTotal, FileRefused, type ImportSource, readWithin, type SourceEntry } from "./source.ts";

/** A link is never followed: it could lead out of the folder. */
async function readFileWithin(file: string, largest: number, count: (bytes: number) => void) {
  const handle = await open(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0)).catch(() => {
    throw new FileRefused("damaged");
  });
  try {
    const { size } = await handle.stat();
    if (size > largest) throw new FileRefused("too_large");
    return await readWithin(createReadStream("", { fd: handle.fd, autoClose: false }), largest, count);
  } finally {
    await handle.close();
  }
}

/** The files of a folder and of those below it, in the order of their paths. Throws FileRefused where it is none. */
export async function openFolder(folder: string, limits = importLimits): Promise<ImportSource> {
  const root = path.resolve(folder);
  const found = await stat(root).catch(() => null);
  if (!found?.isDirectory()) throw new FileRefused("damaged");
  const count = countedTotal(limits.total);
  let listed = 0;
  async function* walk(inside: string): AsyncGenerator<SourceEntry> {
    const names = await readdir(path.join(root, inside), { withFileTypes: true });
    for (const entry of names.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const place = inside ? `${inside}/${entry.name}` : entry.name;
      if (entry.isDirectory() && /^(?:\.git|node_modules)$/.test(entry.name)) continue;
      if (entry.isDirectory()) {
        yield* walk(place);
        continue;
      }
      if (listed >= limits.entries) return;
      listed += 1;
      const safe = safePath(place);
      if (!safe) yield { path: JSON.stringify(place), refused: "unsafe_path" };
      else if (!entry.isFile()) yield { path: safe, refused: "symlink" };
      else {
        const file = path.join(root, place);
        const { size } = await stat(file);
        yield { path: safe, size, read: (largest) => readFileWithin(file, largest, count) };
      }
    }
  }
  async function* entries(): AsyncGenerator<SourceEntry> {
    yield* walk("");
    if (listed >= limits.entries) yield { path: "*", refused: "too_many_files" };
  }
  return { entries, close: async () => undefined };
}

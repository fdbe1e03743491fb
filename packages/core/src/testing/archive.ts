import { buffer } from "node:stream/consumers";
import yazl from "yazl";
import type { ImportSource, SourceEntry } from "../kb/import/source/source.ts";

export type TestFiles = Record<string, string | Buffer>;

/** A zip of these files, in this order. */
export function zipOf(files: TestFiles | readonly (readonly [string, string | Buffer])[]): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  const entries = Array.isArray(files) ? files : Object.entries(files);
  for (const [path, content] of entries) zip.addBuffer(Buffer.from(content), path, { mtime: new Date(0) });
  zip.end();
  return buffer(zip.outputStream);
}

/** The same bytes with one name for another of the same length: names that no tool would write. */
export function renamedIn(zip: Buffer, from: string, to: string): Buffer {
  if (Buffer.byteLength(from) !== Buffer.byteLength(to)) throw new Error("names must be of one length");
  const result = Buffer.from(zip);
  for (let at = result.indexOf(from); at !== -1; at = result.indexOf(from, at + 1))
    result.write(to, at, "utf8");
  return result;
}

/** Files of no disk, as an import reads them. */
export function sourceOf(files: TestFiles): ImportSource {
  async function* entries(): AsyncGenerator<SourceEntry> {
    for (const [path, content] of Object.entries(files)) {
      const bytes = Buffer.from(content);
      yield { path, size: bytes.length, read: async () => bytes };
    }
  }
  return { entries, close: async () => undefined };
}

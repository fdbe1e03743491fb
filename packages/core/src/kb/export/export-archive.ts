import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import yazl from "yazl";
import { type ServiceContext, withTransaction } from "../../context.ts";
import { emit } from "../../emit.ts";
import { exportFiles } from "./export-files.ts";

const recordExport = (ctx: ServiceContext, files: number) =>
  withTransaction(ctx, (ctx) => emit(ctx, { kind: "kb.exported", data: { files } }));

/** Each file is taken up when the one before has left, so that the archive never lies in memory. */
async function fill(
  ctx: ServiceContext,
  zip: yazl.ZipFile,
  isOver: Promise<unknown>,
  onFile?: (files: number) => void,
) {
  let files = 0;
  let isOpen = true;
  void isOver.then(() => {
    isOpen = false;
  });
  for await (const { path: name, content, at } of exportFiles(ctx)) {
    if (!isOpen) return;
    const stream = content instanceof Readable ? content : Readable.from([content]);
    zip.addReadStream(stream, name, { mtime: at, mode: 0o100644 });
    await Promise.race([once(stream, "end"), isOver]);
    files += 1;
    onFile?.(files);
  }
  zip.end();
  await recordExport(ctx, files);
}

/** The knowledge base as a zip of Markdown, written while it is read. Breaks off when the reader goes away. */
export function exportArchive(ctx: ServiceContext, onFile?: (files: number) => void): Readable {
  const zip = new yazl.ZipFile();
  const { outputStream } = zip;
  const output = outputStream instanceof Readable ? outputStream : new Readable().wrap(outputStream);
  const isOver = new Promise((resolve) => output.once("close", resolve));
  const fail = (error: unknown) => output.destroy(error instanceof Error ? error : new Error(String(error)));
  zip.once("error", fail);
  fill(ctx, zip, isOver, onFile).catch(fail);
  return output;
}

/** Writes the knowledge base to this machine: a zip where the name ends so, else a folder. */
export async function exportTo(
  ctx: ServiceContext,
  place: string,
  onFile?: (files: number) => void,
): Promise<number> {
  let files = 0;
  const count = (done: number) => {
    files = done;
    onFile?.(done);
  };
  if (/\.zip$/i.test(place)) {
    await mkdir(path.dirname(path.resolve(place)), { recursive: true });
    await pipeline(exportArchive(ctx, count), createWriteStream(place));
    return files;
  }
  for await (const { path: name, content } of exportFiles(ctx)) {
    const file = path.join(place, ...name.split("/"));
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
    count(files + 1);
  }
  await recordExport(ctx, files);
  return files;
}

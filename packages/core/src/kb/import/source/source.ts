import type { KbImportReason } from "@handrail/contracts";

/** Why a file was left out. */
export class FileRefused extends Error {
  override name = "FileRefused";
  readonly reason: KbImportReason;
  readonly detail: string;

  constructor(reason: KbImportReason, detail = "") {
    super(reason);
    this.reason = reason;
    this.detail = detail;
  }
}

export type SourceFile = {
  path: string;
  /** In bytes, as it claims. */
  size: number;
  /** Its content; throws FileRefused where it is larger than allowed, damaged or unreadable. */
  read(largest: number): Promise<Buffer>;
};
export type RefusedFile = { path: string; refused: KbImportReason; detail?: string };
export type SourceEntry = SourceFile | RefusedFile;

/** A folder or an archive, listed once, read file by file. */
export type ImportSource = {
  entries(): AsyncIterable<SourceEntry>;
  close(): Promise<void>;
};

/** Counts what is unpacked, over all files together. */
export function countedTotal(most: number) {
  let total = 0;
  return (bytes: number) => {
    total += bytes;
    if (total > most) throw new FileRefused("total_too_large");
  };
}

/** The content of a stream; stops at once where it is larger than allowed, whatever the file claimed (attack F3). */
export async function readWithin(
  stream: AsyncIterable<Buffer>,
  largest: number,
  count: (bytes: number) => void,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.byteLength;
    count(chunk.byteLength);
    if (size > largest) throw new FileRefused("too_large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

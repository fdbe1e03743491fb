import { createHmac, randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { StoragePort } from "../ports.ts";

/** Keys are of our own making: lower-case words, ids and one extension. Nothing else reaches the disk. */
const keyPattern = /^[a-z0-9-]+(?:\/[a-z0-9-]+)*(?:\.[a-z0-9]{1,8})?$/;

const isMissing = (error: unknown) =>
  error instanceof Error && "code" in error && ["ENOENT", "EISDIR", "ENOTDIR"].includes(String(error.code));

async function orMissing<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

type Options = { folder: string; secret: string; limits: StoragePort["limits"] };

/** Files below one folder. `secret` signs the addresses under which they are sent and read. */
export function createStorage({ folder, secret, limits }: Options): StoragePort {
  const root = path.resolve(folder);
  const signingKey = createHmac("sha256", secret).update("handrail files").digest();
  const isKey = (key: string) => key.length <= 300 && keyPattern.test(key);
  const fileOf = (key: string) => {
    if (!isKey(key)) throw new TypeError("not a key of the storage");
    return path.join(root, ...key.split("/"));
  };

  async function openFile(key: string) {
    const file = await open(fileOf(key));
    const stat = await file.stat();
    if (!stat.isFile()) {
      await file.close();
      return null;
    }
    return { size: stat.size, stream: createReadStream("", { fd: file }) };
  }

  return {
    limits,
    async put(key, content) {
      const file = fileOf(key);
      await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
      const unfinished = path.join(path.dirname(file), `.${randomUUID()}`);
      const source = content instanceof Uint8Array ? [content] : content;
      try {
        await pipeline(Readable.from(source), createWriteStream(unfinished, { mode: 0o600 }));
        await rename(unfinished, file);
      } catch (error) {
        await rm(unfinished, { force: true });
        throw error;
      }
    },
    open: async (key) => (isKey(key) ? orMissing(openFile(key)) : null),
    read: async (key) => (isKey(key) ? orMissing(readFile(fileOf(key))) : null),
    async move(from, to) {
      const target = fileOf(to);
      await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
      await rename(fileOf(from), target);
    },
    async remove(key) {
      await rm(fileOf(key), { force: true });
    },
    sign: (text) => createHmac("sha256", signingKey).update(text).digest("base64url"),
  };
}

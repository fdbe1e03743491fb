import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileTypeFromBuffer } from "file-type";
import type { StoragePort } from "../ports.ts";

/** Keys are of our own making: lower-case words, ids and one extension. Nothing else reaches the disk. */
const keyPattern = /^[a-z0-9-]+(?:\/[a-z0-9-]+)*(?:\.[a-z0-9]{1,8})?$/;

const isMissing = (error: unknown) =>
  error instanceof Error && "code" in error && ["ENOENT", "EISDIR", "ENOTDIR"].includes(String(error.code));

/** Files below one folder. `secret` signs the addresses under which they are read. */
export function createStorage({ folder, secret }: { folder: string; secret: string }): StoragePort {
  const root = path.resolve(folder);
  const signingKey = createHmac("sha256", secret).update("handrail files").digest();

  const fileOf = (key: string) => {
    if (key.length > 300 || !keyPattern.test(key)) throw new TypeError("not a key of the storage");
    return path.join(root, ...key.split("/"));
  };
  const signatureOf = (key: string, expires: string) =>
    createHmac("sha256", signingKey).update(`${key}\n${expires}`).digest("base64url");

  return {
    async put(key, { bytes }) {
      const file = fileOf(key);
      await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
      const unfinished = path.join(path.dirname(file), `.${randomUUID()}`);
      await writeFile(unfinished, bytes, { mode: 0o600 });
      await rename(unfinished, file);
    },
    async get(key) {
      if (!keyPattern.test(key)) return null;
      try {
        const bytes = await readFile(fileOf(key));
        const type = await fileTypeFromBuffer(bytes);
        return { bytes, contentType: type?.mime ?? "application/octet-stream" };
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
    async remove(key) {
      await rm(fileOf(key), { force: true });
    },
    signedUrl(key, seconds, now) {
      fileOf(key);
      const expires = String(Math.floor(now.getTime() / 1000) + seconds);
      return `/api/files/${key}?expires=${expires}&signature=${signatureOf(key, expires)}`;
    },
    verify(key, expires, signature, now) {
      if (!keyPattern.test(key) || !/^\d{1,12}$/.test(expires)) return false;
      const given = Buffer.from(signature);
      const right = Buffer.from(signatureOf(key, expires));
      if (given.length !== right.length || !timingSafeEqual(given, right)) return false;
      return now.getTime() < Number(expires) * 1000;
    },
  };
}

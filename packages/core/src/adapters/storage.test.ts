import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { StoragePort } from "../ports.ts";
import { createStorage } from "./storage.ts";

const now = new Date("2026-03-01T12:00:00Z");
const key = "0197f0a0-0000-7000-8000-000000000001/logo/a.png";
const png = Buffer.from("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489", "hex");

let parent: string;
let storage: StoragePort;
beforeAll(async () => {
  parent = await mkdtemp(path.join(tmpdir(), "files-"));
  await writeFile(path.join(parent, "secret.png"), png);
  storage = createStorage({ folder: path.join(parent, "files"), secret: "a secret for tests only" });
  await storage.put(key, { bytes: png, contentType: "text/html" });
});
afterAll(() => rm(parent, { recursive: true }));

function parts(url: string) {
  const { pathname, searchParams } = new URL(url, "http://localhost");
  const text = (name: string) => searchParams.get(name) ?? "";
  return {
    key: pathname.replace("/api/files/", ""),
    expires: text("expires"),
    signature: text("signature"),
  };
}

test("F2: a file comes back with the type that its content has", async () => {
  expect(await storage.get(key)).toMatchObject({ contentType: "image/png" });
  await storage.put("a/b.png", { bytes: Buffer.from("<script>alert(1)</script>"), contentType: "image/png" });
  expect(await storage.get("a/b.png")).toMatchObject({ contentType: "application/octet-stream" });
});

test("F5: an address is valid until it expires", () => {
  const { expires, signature } = parts(storage.signedUrl(key, 60, now));
  const after = (seconds: number) => new Date(now.getTime() + seconds * 1000);
  expect(storage.verify(key, expires, signature, now)).toBe(true);
  expect(storage.verify(key, expires, signature, after(59))).toBe(true);
  expect(storage.verify(key, expires, signature, after(60))).toBe(false);
});

test("F4: nothing of a signed address can be changed", () => {
  const { expires, signature } = parts(storage.signedUrl(key, 60, now));
  expect(storage.verify(key, String(Number(expires) + 1), signature, now)).toBe(false);
  expect(storage.verify(key.replace("a.png", "b.png"), expires, signature, now)).toBe(false);
  expect(storage.verify(key, expires, "", now)).toBe(false);
  expect(storage.verify(key, expires, `${signature.slice(0, -2)}AA`, now)).toBe(false);
  expect(storage.verify(key, "Infinity", signature, now)).toBe(false);
  const others = createStorage({ folder: parent, secret: "another secret" });
  expect(others.verify(key, expires, signature, now)).toBe(false);
});

test.each([
  "../secret.png",
  "a/../../secret.png",
  "/etc/passwd",
  "..",
  "a//b.png",
  "a/./b.png",
  "a\\..\\b.png",
  "a/%2e%2e/secret.png",
  "a\0.png",
  ".hidden",
  "A.png",
  "",
])("F4: %j leads nowhere", async (outside) => {
  expect(await storage.get(outside)).toBeNull();
  expect(() => storage.signedUrl(outside, 60, now)).toThrow(TypeError);
  await expect(storage.put(outside, { bytes: png, contentType: "image/png" })).rejects.toThrow(TypeError);
  await expect(storage.remove(outside)).rejects.toThrow(TypeError);
  expect(storage.verify(outside, "9999999999", "x", now)).toBe(false);
});

test("what was removed is gone, and removing it again is no error", async () => {
  await storage.put("gone/x.png", { bytes: png, contentType: "image/png" });
  await storage.remove("gone/x.png");
  await storage.remove("gone/x.png");
  expect(await storage.get("gone/x.png")).toBeNull();
  expect(await storage.get("gone")).toBeNull();
});

import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { StoragePort } from "../ports.ts";
import { createStorage } from "./storage.ts";

const key = "0197f0a0-0000-7000-8000-000000000001/logo/a.png";
const limits = { fileBytes: 1_000, organizationBytes: 10_000 };

let parent: string;
let storage: StoragePort;
beforeAll(async () => {
  parent = await mkdtemp(path.join(tmpdir(), "files-"));
  await writeFile(path.join(parent, "secret.png"), "secret");
  storage = createStorage({ folder: path.join(parent, "files"), secret: "a secret for tests only", limits });
});
afterAll(() => rm(parent, { recursive: true }));

test("what was put is read, at once and as a stream", async () => {
  await storage.put(key, Buffer.from("one"));
  expect(await storage.read(key)).toEqual(Buffer.from("one"));
  const opened = await storage.open(key);
  expect(opened?.size).toBe(3);
  expect(opened && (await text(opened.stream))).toBe("one");
});

test("a stream that breaks off leaves nothing, and what was there stays", async () => {
  async function* breaking() {
    yield Buffer.from("half");
    throw new Error("gone");
  }
  await storage.put("broken/a", Buffer.from("whole"));
  await expect(storage.put("broken/a", breaking())).rejects.toThrow("gone");
  expect(await storage.read("broken/a")).toEqual(Buffer.from("whole"));
  expect(await readdir(path.join(parent, "files/broken"))).toEqual(["a"]);
});

test("F4: a signature is of one text and one secret", () => {
  const others = createStorage({ folder: parent, secret: "another secret", limits });
  expect(storage.sign("a")).toBe(storage.sign("a"));
  expect(storage.sign("a")).not.toBe(storage.sign("b"));
  expect(storage.sign("a")).not.toBe(others.sign("a"));
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
  expect(await storage.read(outside)).toBeNull();
  expect(await storage.open(outside)).toBeNull();
  await expect(storage.put(outside, Buffer.from("x"))).rejects.toThrow(TypeError);
  await expect(storage.remove(outside)).rejects.toThrow(TypeError);
});

test("what was moved is at its new place alone", async () => {
  await storage.put("incoming/a", Buffer.from("new"));
  await storage.put("files/a", Buffer.from("old"));
  await storage.move("incoming/a", "files/a");
  expect(await storage.read("files/a")).toEqual(Buffer.from("new"));
  expect(await storage.read("incoming/a")).toBeNull();
  await expect(storage.move("files/a", "../a")).rejects.toThrow(TypeError);
});

test("what was removed is gone, and removing it again is no error", async () => {
  await storage.put("gone/x.png", Buffer.from("x"));
  await storage.remove("gone/x.png");
  await storage.remove("gone/x.png");
  expect(await storage.read("gone/x.png")).toBeNull();
  expect(await storage.open("gone")).toBeNull();
});

import { once } from "node:events";
import { mkdtempSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { privatePort, requireFreePort } from "./ports.ts";
import { readSecrets } from "./state.ts";

const folder = () => mkdtempSync(path.join(tmpdir(), "handrail-state-"));

async function takenPort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return { port: typeof address === "object" && address ? address.port : 0, release: () => server.close() };
}

test("a busy port is told before anything starts, with another one to take", async () => {
  const { port, release } = await takenPort();
  await expect(requireFreePort({ port, host: "127.0.0.1" })).rejects.toThrow(
    `PORT ${port} is already in use`,
  );
  await expect(requireFreePort({ port, host: "0.0.0.0" })).rejects.toThrow("already in use");
  release();
});

test("an address that is not this machine's is told", async () => {
  const { port, release } = await takenPort();
  release();
  await expect(requireFreePort({ port, host: "192.0.2.1" })).rejects.toThrow(
    /HOST 192\.0\.2\.1.*EADDRNOTAVAIL/,
  );
});

test("a private port is remembered, and another one taken when it is busy", async () => {
  const dataDir = folder();
  const first = await privatePort(dataDir, "realtime");
  expect(await privatePort(dataDir, "realtime")).toBe(first);
  const blocker = createServer().listen(first, "127.0.0.1");
  await once(blocker, "listening");
  expect(await privatePort(dataDir, "realtime")).not.toBe(first);
  blocker.close();
});

test("secrets are made once, for the owner's eyes only, and missing ones are added", async () => {
  const dataDir = folder();
  const secrets = await readSecrets(dataDir);
  expect(await readSecrets(dataDir)).toEqual(secrets);
  expect(statSync(path.join(dataDir, "secrets.json")).mode & 0o777).toBe(0o600);
  writeFileSync(path.join(dataDir, "secrets.json"), JSON.stringify({ auth: secrets.auth }));
  expect(await readSecrets(dataDir)).toMatchObject({ auth: secrets.auth, pusherKey: expect.any(String) });
});

test("a broken secrets file stops the start instead of being replaced", async () => {
  const dataDir = folder();
  writeFileSync(path.join(dataDir, "secrets.json"), "{ broken");
  await expect(readSecrets(dataDir)).rejects.toThrow(/secrets\.json is broken/);
});

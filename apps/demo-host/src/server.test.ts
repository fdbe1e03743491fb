import type { Server } from "node:http";
import { createOutbound } from "@handrail/core/adapters/outbound";
import { newSigningSecret } from "@handrail/core/new-signing-secret";
import { listen } from "@handrail/core/testing/listen";
import { afterEach, expect, test } from "vitest";
import { createDemoHost } from "./server.ts";

const secret = newSigningSecret();
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function start() {
  const server: Server = createDemoHost({ secrets: [secret] });
  const { baseUrl, close } = await listen(server);
  const { host, origin } = new URL(baseUrl);
  const outbound = createOutbound({ allowedHosts: [host] });
  closing.push(outbound.close, close);
  return (
    tool: string,
    order: string,
    given: { key?: string; email?: string; isTest?: boolean; secret?: string } = {},
  ) =>
    outbound.post({
      url: `${origin}/tools/${tool}`,
      secrets: [given.secret ?? secret],
      idempotencyKey: given.key ?? `${tool} ${order} ${Math.random()}`,
      body: {
        tool,
        isTest: given.isTest ?? false,
        customer: { email: given.email ?? "customer@2bot.example" },
        input: { order },
      },
    });
}

test("tells of an order to its customer alone", async () => {
  const call = await start();
  expect(await call("order", "tb-1042")).toMatchObject({
    status: 200,
    json: { order: "TB-1042", status: "active" },
  });
  for (const refused of [
    await call("order", "TB-1042", { email: "customer@arbibase.example" }),
    await call("order", "ARB-1042"),
    await call("order", "TB-1"),
  ]) {
    expect(refused).toMatchObject({ kind: "failed", status: 404 });
  }
});

test("refunds once for each key, once for each order, and takes it back", async () => {
  const call = await start();
  const first = await call("refund", "TB-2000", { key: "k" });
  expect(first).toMatchObject({ status: 200, json: { refund: "R-TB-2000" } });
  expect(await call("refund", "TB-2000", { key: "k" })).toMatchObject({ json: { refund: "R-TB-2000" } });
  expect(await call("refund", "TB-2000")).toMatchObject({ kind: "failed", status: 409 });
  expect(await call("refund-revoke", "TB-2000")).toMatchObject({ json: { status: "active" } });
  expect(await call("order", "TB-2000")).toMatchObject({ json: { status: "active" } });
});

test("O2: does nothing that was not signed, and nothing for a test", async () => {
  const call = await start();
  expect(await call("refund", "TB-3000", { secret: newSigningSecret() })).toMatchObject({
    kind: "failed",
    status: 401,
  });
  expect(await call("refund", "TB-3000", { isTest: true })).toMatchObject({ status: 200 });
  expect(await call("order", "TB-3000")).toMatchObject({ json: { status: "active" } });
});

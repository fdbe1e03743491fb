import { limitReached, unavailable } from "@handrail/core";
import { revokeKey } from "@handrail/core/api-keys/index";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ProgramDesks, programDesks } from "../testing/program-desks.ts";
import { connectProgram, keyOf, serveTools } from "../testing/programs.ts";

let mine: ProgramDesks["mine"];
let served: ProgramDesks["served"];

beforeAll(async () => {
  ({ mine, served } = await programDesks());
});
afterAll(() => served.close());

const post = (body: string, headers: Record<string, string> = {}) =>
  fetch(served.url, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      accept: "application/json, text/event-stream",
      ...headers,
    },
    body,
  });

describe("who may come", () => {
  it("A4: nobody without a key that is one, is alive and was made here", async () => {
    const { key, keyId } = await keyOf(mine, ["tickets:read"]);
    const listed = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/list" });
    const given: Record<string, string>[] = [
      {},
      { authorization: "" },
      { authorization: "Bearer" },
      { authorization: `Basic ${key}` },
    ];
    for (const headers of given) expect((await post(listed, headers)).status).toBe(401);
    const refused = await post(listed, { authorization: `Bearer ${key}x` });
    expect(refused.status).toBe(401);
    expect(refused.headers.get("www-authenticate")).toBe("Bearer");
    expect((await post(listed, { authorization: `Bearer ${key}` })).status).toBe(200);
    const { call } = await connectProgram(served.url, key);
    await revokeKey(mine.as(mine.admin), { keyId });
    expect((await post(listed, { authorization: `Bearer ${key}` })).status).toBe(401);
    await expect(call("search_tickets")).rejects.toThrow(/401|key/);
  });

  it("no page of another site, whatever name it was reached by; POST alone; no batches; not endlessly much", async () => {
    const { key } = await keyOf(mine, ["tickets:read"]);
    const authorization = `Bearer ${key}`;
    const listed = { jsonrpc: "2.0", id: 1, method: "tools/list" };
    const body = JSON.stringify(listed);
    for (const origin of ["https://evil.example", "null", new URL(served.url).origin])
      expect((await post(body, { authorization, origin })).status).toBe(403);
    expect((await post(body, { authorization, origin: mine.ports.publicUrl })).status).toBe(200);
    expect((await fetch(served.url, { headers: { authorization } })).status).toBe(405);
    expect((await fetch(served.url, { method: "DELETE", headers: { authorization } })).status).toBe(405);
    expect((await post(JSON.stringify([listed, listed]), { authorization })).status).toBe(400);
    expect((await post("{", { authorization })).status).toBe(400);
    const large = await post(`${body}${" ".repeat(300_000)}`, { authorization }).catch(() => null);
    if (large) expect(large.status).toBe(413);
  });

  it("A6: calls are counted by key and by address, and refused where nothing can be counted", async () => {
    const { key, keyId } = await keyOf(mine, ["tickets:read"]);
    const counted: [string, string][] = [];
    const consume = async (rule: string, subject: string) => {
      counted.push([rule, subject]);
      if (counted.length > 2) throw counted.length > 4 ? unavailable() : limitReached(7);
    };
    const limiter = { consume, refund: async () => undefined };
    const { url, close } = await serveTools(mine, { ...mine.ports, limiter });
    const send = () =>
      fetch(url, {
        method: "POST",
        headers: {
          authorization: `Bearer ${key}`,
          accept: "application/json, text/event-stream",
          "content-type": "application/json",
          "x-forwarded-for": "203.0.113.9",
        },
        body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/list" }),
      });
    expect((await send()).status).toBe(200);
    expect(counted).toEqual([
      ["key_ip", "192.0.2.7"],
      ["key", keyId],
    ]);
    const limited = await send();
    expect([limited.status, limited.headers.get("retry-after")]).toEqual([429, "7"]);
    counted.push(["", ""]);
    expect((await send()).status).toBe(503);
    await close();
  });
});

import { createServer, type IncomingHttpHeaders, type RequestListener } from "node:http";
import type { LookupFunction } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, describe, expect, test } from "vitest";
import { newSigningSecret } from "../new-signing-secret.ts";
import { listen } from "../testing/listen.ts";
import { createOutbound } from "./outbound.ts";
import { verifyRequest } from "./webhook-signature.ts";

const secret = newSigningSecret();
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A name server of the test: what each name means, one answer after the other. */
function names(answers: Record<string, string[][]>): LookupFunction & { asked: string[] } {
  const asked: string[] = [];
  const lookup: LookupFunction = (hostname, _options, callback) => {
    asked.push(hostname);
    const [next = [], ...later] = answers[hostname] ?? [];
    if (later.length > 0) answers[hostname] = later;
    const found = next.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
    callback(null, found);
  };
  return Object.assign(lookup, { asked });
}

async function target(handle: RequestListener) {
  const requests: { headers: IncomingHttpHeaders; body: string }[] = [];
  const server = createServer(async (request, response) => {
    requests.push({ headers: request.headers, body: await text(request) });
    handle(request, response);
  });
  const { baseUrl, close } = await listen(server);
  closing.push(close);
  const { port } = new URL(baseUrl);
  return { requests, port, url: `http://127.0.0.1:${port}/hook`, host: `127.0.0.1:${port}` };
}

function open(allowedHosts: string[], resolve?: LookupFunction) {
  const outbound = createOutbound({ allowedHosts, pauseMs: () => 1, ...(resolve ? { resolve } : {}) });
  closing.push(outbound.close);
  return outbound;
}

const message = (url: string) => ({ url, body: { a: 1 }, secrets: [secret], idempotencyKey: "run-1" });

describe("S1: requests to one's own network", () => {
  test.each([
    ["loopback", "https://127.0.0.1:8443/"],
    ["loopback, decimal", "https://2130706433/"],
    ["loopback, octal", "https://0177.0.0.1/"],
    ["loopback, hexadecimal", "https://0x7f000001/"],
    ["loopback, shortened", "https://127.1/"],
    ["loopback, in circles", "https://①②⑦.⓪.⓪.①/"],
    ["loopback, IPv6", "https://[::1]/"],
    ["IPv6-mapped", "https://[::ffff:127.0.0.1]/"],
    ["IPv6-mapped, hexadecimal", "https://[::ffff:a9fe:a9fe]/"],
    ["IPv4-compatible", "https://[::127.0.0.1]/"],
    ["translated", "https://[64:ff9b::a00:1]/"],
    ["6to4", "https://[2002:7f00:1::]/"],
    ["everything here", "https://0.0.0.0/"],
    ["private", "https://10.0.0.1/"],
    ["private", "https://172.16.3.4/"],
    ["private", "https://192.168.1.1/"],
    ["shared", "https://100.64.0.1/"],
    ["link-local: metadata", "https://169.254.169.254/latest/meta-data/"],
    ["link-local, IPv6", "https://[fe80::1]/"],
    ["unique local: metadata", "https://[fd00:ec2::254]/"],
    ["metadata in the public range", "https://168.63.129.16/"],
    ["multicast", "https://224.0.0.1/"],
    ["multicast, IPv6", "https://[ff02::1]/"],
    ["reserved", "https://240.0.0.1/"],
  ])("%s is refused: %s", async (_what, url) => {
    const outbound = open([]);
    expect(outbound.check(url)).toBe("private_address");
    expect(await outbound.post(message(url))).toEqual({ kind: "refused", reason: "private_address" });
  });

  test.each([
    ["http://example.com/", "not_https"],
    ["ftp://example.com/", "address_invalid"],
    ["file:///etc/passwd", "address_invalid"],
    ["https://user:password@example.com/", "address_invalid"],
    ["example.com", "address_invalid"],
  ])("%s: %s", async (url, reason) => {
    expect(open([]).check(url)).toBe(reason);
    expect(await open([]).post(message(url))).toEqual({ kind: "refused", reason });
  });

  test.each([
    ["loopback", [["127.0.0.1"]]],
    ["one private address among public ones", [["93.184.216.34", "10.0.0.1"]]],
    ["IPv6-mapped metadata", [["::ffff:169.254.169.254"]]],
    ["no address at all", [[]]],
  ])("a name that means %s is refused when it is connected to", async (_what, answers) => {
    const outbound = open([], names({ "evil.example": answers }));
    expect(outbound.check("https://evil.example/")).toBeNull();
    expect(await outbound.post(message("https://evil.example/"))).toEqual({
      kind: "refused",
      reason: "private_address",
    });
  });

  test("a name that means something else the second time is asked once for each connection", async () => {
    const server = await target((_request, response) => response.end("{}"));
    const resolve = names({ "rebind.example": [["203.0.114.1"], ["127.0.0.1"]] });
    const url = `https://rebind.example:${server.port}/`;
    const outbound = open([], resolve);
    const outcome = await outbound.post({ ...message(url), timeoutMs: 300, attempts: 2 });
    expect(outcome).toEqual({ kind: "refused", reason: "private_address" });
    expect(resolve.asked).toHaveLength(2);
    expect(server.requests).toEqual([]);
  });

  test("a redirect to one's own network is not followed", async () => {
    const inside = await target((_request, response) => response.end("secret"));
    const server = await target((_request, response) =>
      response.writeHead(307, { location: inside.url }).end(),
    );
    expect(await open([server.host]).post(message(server.url))).toMatchObject({
      kind: "failed",
      reason: "redirected",
      status: 307,
      attempts: 1,
    });
    expect(inside.requests).toEqual([]);
  });

  test("what is allowed is one host with one port, and no other name or port of it", async () => {
    const server = await target((_request, response) => response.end('{"ok":true}'));
    const other = await target((_request, response) => response.end("{}"));
    const outbound = open([server.host], names({ "tools.example": [["127.0.0.1"]] }));
    expect(await outbound.post(message(server.url))).toMatchObject({ kind: "answered", json: { ok: true } });
    for (const url of [other.url, `http://tools.example:${server.port}/`, `http://[::1]:${server.port}/`]) {
      expect(await outbound.post(message(url))).toMatchObject({ kind: "refused" });
    }
    expect(other.requests).toEqual([]);
    expect(server.requests).toHaveLength(1);
  });
});

describe("O2: what is sent", () => {
  test("is signed over id, time and body, and every attempt has the same key", async () => {
    let failures = 2;
    const server = await target((_request, response) => {
      failures -= 1;
      response.writeHead(failures >= 0 ? 503 : 200).end("{}");
    });
    const outcome = await open([server.host]).post(message(server.url));
    expect(outcome).toMatchObject({ kind: "answered", status: 200, attempts: 3 });
    for (const { headers, body } of server.requests) {
      expect(headers["idempotency-key"]).toBe("run-1");
      expect(verifyRequest({ secrets: [secret], headers, body }, new Date())).toEqual({
        kind: "verified",
        id: "run-1",
      });
    }
    expect(server.requests).toHaveLength(3);
  });

  test.each([
    [400, 1],
    [401, 1],
    [404, 1],
    [409, 1],
    [429, 3],
    [500, 3],
    [503, 3],
  ])("a %i is asked %i times", async (status, attempts) => {
    const server = await target((_request, response) => response.writeHead(status).end('{"why":"no"}'));
    const outcome = await open([server.host]).post(message(server.url));
    expect(outcome).toMatchObject({
      kind: "failed",
      reason: "status",
      status,
      attempts,
      body: '{"why":"no"}',
    });
    expect(server.requests).toHaveLength(attempts);
  });

  test("a connection that is cut is tried again", async () => {
    const server = await target((request) => request.socket.destroy());
    const outcome = await open([server.host]).post(message(server.url));
    expect(outcome).toMatchObject({ kind: "failed", reason: "network", attempts: 3 });
  });

  test("nobody waits for ever, neither for an answer nor for its end", async () => {
    const silent = await target(() => undefined);
    const endless = await target((_request, response) => void response.write("{"));
    for (const server of [silent, endless]) {
      const outcome = await open([server.host]).post({ ...message(server.url), timeoutMs: 100, attempts: 1 });
      expect(outcome).toMatchObject({ kind: "failed", reason: "timeout" });
    }
  });

  test("an answer without end is read up to the limit", async () => {
    const server = await target((_request, response) => {
      const more = () => {
        while (!response.destroyed && response.write("x".repeat(65_536)));
      };
      response.on("drain", more);
      more();
    });
    const outcome = await open([server.host]).post({ ...message(server.url), maxBytes: 100_000 });
    expect(outcome).toMatchObject({ kind: "failed", reason: "too_large", attempts: 1 });
  });

  test("an answer that is no JSON is an answer without JSON", async () => {
    const server = await target((_request, response) => response.end("<html>"));
    const outcome = await open([server.host]).post(message(server.url));
    expect(outcome).toMatchObject({ kind: "answered", body: "<html>", json: undefined });
  });
});

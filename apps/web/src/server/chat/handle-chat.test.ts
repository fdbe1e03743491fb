import { mintOrgId } from "@handrail/contracts";
import { type Actor, DomainError, type ServiceContext } from "@handrail/core";
import { openDatabase } from "@handrail/core/adapters/database";
import { fakePorts } from "@handrail/core/testing/fakes";
import { describe, expect, it } from "vitest";
import { handleChat } from "./handle-chat.ts";

const id = "01990000-0000-7000-8000-000000000001";
const message = { conversationId: id, clientId: "5f0c2f64-1c1d-4c6e-9f3a-0d8a1d3c9b11", body: "Hello" };

/** Nothing of what is tested here may reach the database: there is none at this address. */
const ports = fakePorts(openDatabase("postgresql://nobody@127.0.0.1:1/nothing"));

const customer: Actor = {
  kind: "member",
  userId: id,
  membershipId: id,
  role: "customer",
  name: "Ana",
  email: "ana@example.test",
  contactId: id,
  plan: "beta",
  branches: "all",
};

const serviceOf = (actor: Actor): ServiceContext => ({
  org: {
    id: mintOrgId(id),
    slug: "test",
    name: "Test",
    tier: "beta",
    locale: "en",
    timeZone: "UTC",
    accentHue: 0,
    logoKey: null,
    deepLinks: {},
    autoSendPairs: [],
    confidenceThreshold: 0.75,
    autoSendThreshold: null,
    aiReplies: true,
    kbVersion: 0,
  },
  actor,
  ports,
  now: () => new Date(0),
  requestId: "request-1",
});

async function post(body: string, options: { type?: string; service?: ServiceContext | null } = {}) {
  const request = new Request("http://handrail.test/api/chat", {
    method: "POST",
    headers: { "content-type": options.type ?? "application/json" },
    body,
  });
  const service = options.service === undefined ? serviceOf(customer) : options.service;
  const response = await handleChat(request, { service, requestId: "request-1", clientIp: "192.0.2.1" });
  const json: { error: { code: string; reason: string; fields?: object } } = await response.json();
  return { status: response.status, ...json.error };
}

describe("POST /api/chat", () => {
  it("is for members", async () => {
    expect(await post(JSON.stringify(message), { service: null })).toMatchObject({ status: 401 });
    const visitor = serviceOf({ kind: "visitor" });
    expect(await post(JSON.stringify(message), { service: visitor })).toMatchObject({
      reason: "unauthenticated",
    });
  });

  it.each([
    ["is no JSON", "{", "input"],
    ["is empty", "", "input"],
    ["has no text", JSON.stringify({ ...message, body: "  " }), "body"],
    ["is too long", JSON.stringify({ ...message, body: "x".repeat(4_001) }), "body"],
    ["names no conversation", JSON.stringify({ ...message, conversationId: "" }), "conversationId"],
    [
      "names it in capitals",
      JSON.stringify({ ...message, conversationId: `${id.toUpperCase()}A` }),
      "conversationId",
    ],
    ["brings an organisation along (T3)", JSON.stringify({ ...message, orgId: id }), "orgId"],
  ])("says which field is wrong where the input %s", async (_name, body, field) => {
    const answer = await post(body);
    expect(answer).toMatchObject({ status: 400, code: "INVALID", reason: "invalid_input" });
    expect(Object.keys(answer.fields ?? {})).toContain(field);
  });

  it("I6: a message of 64 kB, and one of any size, is refused naming the field and how long it may be", async () => {
    for (const [size, status] of [
      [64 * 1024, 400],
      [200_000, 400],
      [5_000_000, 413],
    ] as const) {
      const answer = await post(JSON.stringify({ ...message, body: "x".repeat(size) }));
      expect(answer).toMatchObject({ status, code: "INVALID" });
      expect(JSON.stringify(answer.fields)).toMatch(/"body":\[".*4000 characters"\]/);
    }
    expect(ports.enqueued).toEqual([]);
  });

  it("A6: a flood is told when to come back, before anything is read or stored", async () => {
    const service = serviceOf(customer);
    const consume = async () => {
      throw new DomainError("LIMIT_REACHED", "too_many_requests", { retryAfterSeconds: 7 });
    };
    const limited = { ...service, ports: { ...ports, limiter: { ...ports.limiter, consume } } };
    const body = JSON.stringify(message);
    const headers = { "content-type": "application/json" };
    const request = new Request("http://handrail.test/api/chat", { method: "POST", headers, body });
    const context = { service: limited, requestId: "request-1", clientIp: "192.0.2.1" };
    const response = await handleChat(request, context);
    expect(response.status).toBe(429);
    expect(response.headers.get("retry-after")).toBe("7");
    expect(await response.json()).toMatchObject({
      error: { code: "LIMIT_REACHED", reason: "too_many_requests", retryAfterSeconds: 7 },
    });
  });

  it("takes no form of another site, and reads no more than it must", async () => {
    expect(await post(JSON.stringify(message), { type: "text/plain" })).toMatchObject({ status: 400 });
    expect(await post(JSON.stringify({ ...message, body: "x".repeat(300_000) }))).toMatchObject({
      status: 413,
      reason: "payload_too_large",
    });
  });
});

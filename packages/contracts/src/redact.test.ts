import { describe, expect, it } from "vitest";
import { redact, redactContext, redacted, redactPersonal } from "./redact.ts";

const hex = "0123456789abcdef".repeat(2);
const secrets: [string, string, string][] = [
  ["address in a query", "https://a.example/login?email=ana%40example.com&x=1", "ana%40example.com"],
  ["address in a query, as it is", "https://a.example/?user=ana@example.com#top", "ana@example.com"],
  ["one-time code in a fragment", "https://a.example/cb#code=839201", "839201"],
  ["bearer header", "Authorization: Bearer abc.def-ghi", "abc.def-ghi"],
  ["basic credentials", "used basic dXNlcjpwYXNzd29yZA==", "dXNlcjpwYXNzd29yZA"],
  ["cookie header", "Cookie: sid=1; other=2", "other=2"],
  ["JSON token", '{"access_token":"s3cr3t-value"}', "s3cr3t-value"],
  ["prefixed name", "STRIPE_API_KEY=abc123", "abc123"],
  ["password with spaces", 'password: "correct horse"', "horse"],
  ["Spanish password", "contraseña=hola1234", "hola1234"],
  ["query string", "https://a.example/cb?code=4/0Ab&state=x", "4/0Ab"],
  ["fragment", "https://a.example/#access_token=ya29.x&b=1", "ya29.x"],
  ["signed URL", "https://a.example/f?X-Amz-Signature=abcdef&x=1", "abcdef"],
  ["URL credentials", "postgres://admin:hunter2@db/x", "hunter2"],
  ["JWT", "got eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln here", "eyJhbGci"],
  ["bot token", "bot 123456789:AAExampleExampleExampleExampleExam12 failed", "AAExample"],
  ["vendor key", "key sk-proj-abcdefghijklmnop", "abcdefghijklmnop"],
  ["GitHub token", `ghp_${"a1B2".repeat(9)}`, "a1B2a1B2"],
  ["long hex", `hash ${hex}`, hex],
  ["long base64", "Zm9vYmFyMTIzNDU2Nzg5MGFiY2RlZkdISUpLTE1OT1BRUlNUVVZX0", "Zm9vYmFy"],
  ["private key", "-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----", "MIIB"],
  ["card number", "paid with 4242 4242 4242 4242 today", "4242 4242"],
];

const harmless = [
  "https://app.example/bots/0190f5e2-8a4b-7cc0-9d3a-0123456789ab?tab=runs&page=2",
  "TypeError: Cannot read properties of undefined (reading 'name')",
  "HTTP status code: 500, request 12345678901234",
  "at renderGatewayConnectionSettingsPanelWithVeryLongNameIndeed (app.js:10:2)",
  "The token was renewed; my password does not work",
  "+34 600 123 456",
];

describe("redact", () => {
  it.each(secrets)("%s", (_name, text, secret) => {
    const result = redact(text);
    expect(result).not.toContain(secret);
    expect(result).toContain(redacted);
  });

  it.each(harmless)("leaves %j", (text) => {
    expect(redact(text)).toBe(text);
  });

  it("keeps what stands around a secret", () => {
    expect(redact("https://a.example/cb?tab=1&token=abc&page=2")).toBe(
      `https://a.example/cb?tab=1&token=${redacted}&page=2`,
    );
  });

  it.each([
    "a".repeat(20_000),
    "token".repeat(4_000),
    "eyJ".repeat(6_000),
    "1 ".repeat(9_000),
    "?a=".repeat(6_000),
    "aB1".repeat(6_000),
  ])("comes to an end with hostile text %#, before the test's own time is up", (text) => {
    expect(typeof redact(text)).toBe("string");
  });
});

it("redacts every text of a context, and empties facts that are named after secrets", () => {
  const token = "token=abc123";
  const result = redactContext({
    url: `https://a.example/?${token}`,
    pageTitle: "Bots",
    recentActions: [{ action: `typed ${token}`, at: "2026-01-01" }],
    facts: [
      { label: "API key", value: "plain", ok: true },
      { label: "Plan", value: "pro" },
    ],
    error: { message: `failed ${token}`, stack: `x ${token}` },
  });
  expect(JSON.stringify(result)).not.toContain("abc123");
  expect(result.pageTitle).toBe("Bots");
  expect(result.facts).toEqual([
    { label: "API key", value: redacted, ok: true },
    { label: "Plan", value: "pro" },
  ]);
});

describe("redactPersonal", () => {
  it.each([
    ["mail me at ana.lopez+shop@example.co.uk, please", "ana.lopez", "[email]"],
    ["<ANA@Example.com>", "ANA", "[email]"],
    ["josé.pérez@correo.es", "correo", "[email]"],
    ["ana%40example.com", "ana", "[email]"],
    ["+34 600 123 456", "600", "[phone]"],
    ["0049 (0) 30 123456", "123456", "[phone]"],
    ["call me at 555-123-4567 tonight", "4567", "[phone]"],
    ["(415) 555 0132 99", "0132", "[phone]"],
    ["mi móvil es 612345678", "612345678", "[phone]"],
    ["612345678", "612345678", "[phone]"],
    ["my phone: 5550132", "5550132", "[phone]"],
    ["ES91 2100 0418 4502 0005 1332", "0418", "[account]"],
    ["from 203.0.113.77", "203.0", "[address]"],
    ["card 4242 4242 4242 4242", "4242", redacted],
    ["password: hunter2", "hunter2", redacted],
    ["my key sk-proj-abcdefghijklmnop", "abcdefgh", redacted],
  ])("I8: %j", (text, secret, shown) => {
    const result = redactPersonal(text);
    expect(result).toContain(shown);
    expect(result).not.toContain(secret);
  });

  it.each([
    "order 123456789012 has not arrived",
    "pedido nº 1234567890",
    "invoice INV-2026-001234 of 2026-11-21",
    "It costs 1,299.00 EUR since 12.10.2026",
    "error 500 at 10:42:07, version 2.14.3",
    "#1234567890",
    "Write to us @support",
  ])("I8: leaves %j", (text) => {
    expect(redactPersonal(text)).toBe(text);
  });

  it.each(["1 ", "a@", "call me at ", "+0-", "a@b."])(
    "I8: comes to an end with %j a hundred thousand times",
    (piece) => {
      expect(redactPersonal(piece.repeat(100_000)).length).toBeGreaterThan(0);
    },
  );
});

import { Webhook } from "standardwebhooks";
import { describe, expect, test } from "vitest";
import { newSigningSecret } from "../new-signing-secret.ts";
import { signRequest, verifyRequest } from "./webhook-signature.ts";

const now = new Date("2026-05-04T10:00:00Z");
const later = (seconds: number) => new Date(now.getTime() + seconds * 1_000);
const old = newSigningSecret();
const current = newSigningSecret();
const body = '{"order":"A-1"}';
const headers = (...secrets: string[]) => signRequest({ secrets, id: "call-1", body }, now);

describe("O2: a receiver believes", () => {
  test("what its own secret signed", () => {
    expect(verifyRequest({ secrets: [current], headers: headers(current), body }, now)).toEqual({
      kind: "verified",
      id: "call-1",
    });
  });

  test("both secrets while one replaces the other, on either side", () => {
    for (const [signing, accepted] of [
      [[old, current], [current]],
      [[old, current], [old]],
      [[old], [current, old]],
    ]) {
      const signed = headers(...(signing ?? []));
      expect(verifyRequest({ secrets: accepted ?? [], headers: signed, body }, now).kind).toBe("verified");
    }
  });

  test.each([
    ["another secret", { secrets: [old] }],
    ["no secret at all", { secrets: [] }],
    ["another body", { body: '{"order":"A-2"}' }],
    ["another id", { headers: { ...headers(current), "webhook-id": "call-2" } }],
    ["another version", { headers: { ...headers(current), "webhook-signature": "v9,AAAA" } }],
    ["half a signature", { headers: { ...headers(current), "webhook-signature": "v1,AAAA" } }],
  ])("not %s", (_what, changed) => {
    const request = { secrets: [current], headers: headers(current), body, ...changed };
    expect(verifyRequest(request, now)).toEqual({ kind: "refused", reason: "signature_wrong" });
  });

  test("nothing that was caught and sent again later, or is from the future", () => {
    const request = { secrets: [current], headers: headers(current), body };
    expect(verifyRequest(request, later(299)).kind).toBe("verified");
    for (const seconds of [301, -301, 86_400]) {
      expect(verifyRequest(request, later(seconds))).toEqual({ kind: "refused", reason: "too_old_or_new" });
    }
    const moved = { ...headers(current), "webhook-timestamp": String(later(400).getTime() / 1_000) };
    expect(verifyRequest({ ...request, headers: moved }, later(400)).kind).toBe("refused");
    for (const time of ["NaN", "", "1e9", "Infinity", "-1"]) {
      const odd = { ...headers(current), "webhook-timestamp": time };
      expect(verifyRequest({ ...request, headers: odd }, now).kind).toBe("refused");
    }
  });

  test.each(["webhook-id", "webhook-timestamp", "webhook-signature"])("nothing without %s", (name) => {
    const missing = { ...headers(current), [name]: undefined };
    const request = { secrets: [current], headers: missing, body };
    expect(verifyRequest(request, now)).toEqual({ kind: "refused", reason: "headers_missing" });
  });
});

test("another maker's verifier reads our signature, and we read theirs", () => {
  const theirs = new Webhook(current);
  const at = new Date();
  const ours = signRequest({ secrets: [old, current], id: "call-1", body }, at);
  expect(theirs.verify(body, ours)).toEqual({ order: "A-1" });
  const signed = {
    "webhook-id": "call-9",
    "webhook-timestamp": String(Math.floor(at.getTime() / 1_000)),
    "webhook-signature": theirs.sign("call-9", at, body),
  };
  expect(verifyRequest({ secrets: [current], headers: signed, body }, at).kind).toBe("verified");
});

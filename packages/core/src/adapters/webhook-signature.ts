import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * The headers of a signed request, as Standard Webhooks has them: `webhook-signature` carries a version and
 * a signature for each secret, so that a receiver may change its secret without missing a request.
 */
export type SignedHeaders = {
  "webhook-id": string;
  "webhook-timestamp": string;
  "webhook-signature": string;
};

const prefix = "whsec_";
const version = "v1";
const toleranceSeconds = 5 * 60;

const keyOf = (secret: string) => Buffer.from(secret.replace(prefix, ""), "base64");

function signatureOf(secret: string, id: string, timestamp: string, body: string) {
  return createHmac("sha256", keyOf(secret)).update(`${id}.${timestamp}.${body}`).digest();
}

/** Signs a body for the moment it is sent, once with each secret. @param id the same for every attempt */
export function signRequest(
  { secrets, id, body }: { secrets: readonly string[]; id: string; body: string },
  now: Date,
): SignedHeaders {
  const timestamp = String(Math.floor(now.getTime() / 1_000));
  const signatures = secrets.map(
    (secret) => `${version},${signatureOf(secret, id, timestamp, body).toString("base64")}`,
  );
  return { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signatures.join(" ") };
}

export type Verification =
  | { kind: "verified"; id: string }
  | { kind: "refused"; reason: "headers_missing" | "too_old_or_new" | "signature_wrong" };

type Received = Record<string, string | string[] | undefined>;
const single = (headers: Received, name: keyof SignedHeaders) => {
  const value = headers[name];
  return typeof value === "string" && value !== "" ? value : undefined;
};

/**
 * What a receiver asks before it believes a request: signed with one of its secrets, less than five minutes old. A
 * request that comes twice has the same `id`; a receiver that remembers ids does nothing twice.
 * @param body the bytes as they came, before they are parsed
 */
export function verifyRequest(
  { secrets, headers, body }: { secrets: readonly string[]; headers: Received; body: string },
  now: Date,
): Verification {
  const id = single(headers, "webhook-id");
  const timestamp = single(headers, "webhook-timestamp");
  const signatures = single(headers, "webhook-signature");
  if (!id || !timestamp || !signatures) return { kind: "refused", reason: "headers_missing" };
  const age = Math.abs(now.getTime() / 1_000 - Number(timestamp));
  if (!/^\d{1,12}$/.test(timestamp) || age > toleranceSeconds) {
    return { kind: "refused", reason: "too_old_or_new" };
  }
  const given = signatures
    .split(" ")
    .filter((signature) => signature.startsWith(`${version},`))
    .map((signature) => Buffer.from(signature.slice(version.length + 1), "base64"));
  const isRight = secrets
    .map((secret) => signatureOf(secret, id, timestamp, body))
    .some((right) => given.some((one) => one.length === right.length && timingSafeEqual(one, right)));
  return isRight ? { kind: "verified", id } : { kind: "refused", reason: "signature_wrong" };
}

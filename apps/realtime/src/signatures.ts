import { createHash, createHmac, timingSafeEqual } from "node:crypto";

export type Credentials = { appId: string; key: string; secret: string };

const maxClockSkewSeconds = 600;

/** HMAC-SHA256 as lower-case hex. */
export function sign(secret: string, text: string | Buffer) {
  return createHmac("sha256", secret).update(text).digest("hex");
}

/** Compares digests so that neither content nor length shows in the time taken. */
export function isSameText(given: string, expected: string) {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

function isSigned({ key, secret }: Credentials, auth: string, text: string) {
  return isSameText(auth, `${key}:${sign(secret, text)}`);
}

type ChannelClaim = { socketId: string; channel: string; auth: string; channelData?: string | null };

export function isChannelAuthorised(credentials: Credentials, claim: ChannelClaim) {
  const parts = [claim.socketId, claim.channel];
  if (typeof claim.channelData === "string") parts.push(claim.channelData);
  return isSigned(credentials, claim.auth, parts.join(":"));
}

type UserClaim = { socketId: string; auth: string; userData: string };

export function isUserAuthenticated(credentials: Credentials, claim: UserClaim) {
  return isSigned(credentials, claim.auth, `${claim.socketId}::user::${claim.userData}`);
}

type SignedRequest = { method: string; path: string; query: URLSearchParams; body: Buffer };

/** Why a REST request is refused, or null where its signature, age and body digest all hold. */
export function refusalOfRequest(credentials: Credentials, request: SignedRequest, now = Date.now()) {
  const { query, body } = request;
  const field = (name: string) => query.get(name) ?? "";
  if (!isSameText(field("auth_key"), credentials.key)) return "Unknown auth_key";
  if (field("auth_version") !== "1.0") return "auth_version must be 1.0";
  if (new Set(query.keys()).size !== query.size) return "A query parameter is given twice";

  const skew = Math.abs(now / 1_000 - Number.parseInt(field("auth_timestamp"), 10));
  if (!(skew <= maxClockSkewSeconds))
    return "auth_timestamp is more than 600 seconds away from the server's clock";

  const isDigestDue = body.length > 0 || query.has("body_md5");
  const digest = createHash("md5").update(body).digest("hex");
  if (isDigestDue && !isSameText(field("body_md5"), digest)) return "body_md5 does not match the body";

  const signature = field("auth_signature");
  const isValid = signedPaths(request.path).some((path) =>
    isSameText(signature, sign(credentials.secret, [request.method, path, canonical(query)].join("\n"))),
  );
  return isValid ? null : "Invalid auth_signature";
}

function canonical(query: URLSearchParams) {
  return [...query]
    .filter(([name]) => name !== "auth_signature")
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
}

/** The official client signs the path before its HTTP library escapes it. */
function signedPaths(path: string) {
  try {
    return [...new Set([path, decodeURIComponent(path)])];
  } catch {
    return [path];
  }
}

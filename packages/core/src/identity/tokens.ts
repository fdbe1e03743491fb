import { createHash, randomBytes } from "node:crypto";
import { linkToken } from "@handrail/contracts/inputs/members";

/** What is kept of a token: its SHA-256. A token has 256 random bits, so it needs no slow hash. */
export const hashToken = (token: string) => createHash("sha256").update(token).digest("hex");

/** A new secret for a link, and what to keep of it. */
export function makeToken(): { token: string; tokenHash: string } {
  const token = randomBytes(32).toString("base64url");
  return { token, tokenHash: hashToken(token) };
}

/** The hash to look a token up by; null for what cannot be one of ours, empty included (attack A3). */
export function hashOfGiven(token: unknown): string | null {
  const given = linkToken.safeParse(token);
  return given.success ? hashToken(given.data) : null;
}

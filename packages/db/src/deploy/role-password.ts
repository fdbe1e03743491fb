import { createHash, createHmac, hkdfSync, pbkdf2Sync, randomBytes } from "node:crypto";

/** Password of a login role: the same on every start with the same secret, another for each role and database. */
export function rolePassword(secret: string, database: string, role: string) {
  const key = hkdfSync("sha256", secret, "handrail", `database login ${role} of ${database}`, 32);
  return Buffer.from(key).toString("base64url");
}

const iterations = 4096;

/** What PostgreSQL itself stores for a SCRAM-SHA-256 password (RFC 5803), so that the password is in no statement or log. */
export function scramVerifier(password: string, salt = randomBytes(16)) {
  const salted = pbkdf2Sync(password, salt, iterations, 32, "sha256");
  const hmac = (message: string) => createHmac("sha256", salted).update(message).digest();
  const storedKey = createHash("sha256").update(hmac("Client Key")).digest("base64");
  const serverKey = hmac("Server Key").toString("base64");
  return `SCRAM-SHA-256$${iterations}:${salt.toString("base64")}$${storedKey}:${serverKey}`;
}

import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import type { VaultPort } from "../ports.ts";

const algorithm = "aes-256-gcm";
const version = "v1";

/** Encrypts with a key made of the installation's secret; what was sealed for one purpose opens for no other. */
export function createVault(secret: string): VaultPort {
  const key = Buffer.from(hkdfSync("sha256", secret, "", "handrail vault", 32));
  return {
    seal(text, purpose) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(purpose));
      const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return `${version}.${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64url")}`;
    },
    open(sealed, purpose) {
      const [found, encoded] = sealed.split(".");
      const bytes = Buffer.from(encoded ?? "", "base64url");
      if (found !== version || bytes.length < 28) return null;
      try {
        const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, 12), { authTagLength: 16 })
          .setAAD(Buffer.from(purpose))
          .setAuthTag(bytes.subarray(12, 28));
        return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
      } catch {
        return null;
      }
    },
  };
}

import { hash, verify } from "@node-rs/argon2";

/** Argon2id with the parameters of the OWASP Password Storage Cheat Sheet: 19 MiB, 2 passes, 1 lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** One spelling for one password, whatever keyboard it was typed on (NIST SP 800-63B §5.1.1.2). */
const normalised = (password: string) => password.normalize("NFKC");

let decoy: Promise<string> | undefined;

/** The hash to keep of a password; 100 ms or less of one core and 19 MiB of memory. */
export function hashPassword(password: string): Promise<string> {
  return hash(normalised(password), cost);
}

/** Whether the password is the one of the hash. Takes as long where there is no hash (attack A5). */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword(crypto.randomUUID());
  const isRight = await verify(passwordHash ?? (await decoy), normalised(password));
  return isRight && passwordHash !== null;
}

import { createRequire } from "node:module";
import { newId } from "@handrail/core";
import { openDatabase } from "@handrail/core/adapters/database";
import { organizationBySlug } from "@handrail/core/organization/index";
import { readSecrets } from "../scripts/stack/state.ts";

type Token = { userId: string; sessionVersion: number };
/** Its types would bring those of Next along, which change what an environment is. */
const { encode }: { encode(claims: { token: Token; secret: string }): Promise<string> } = createRequire(
  import.meta.url,
)("next-auth/jwt");

type Stack = { dataDir: string; port: number; urls: { appUrl: string } };

/** An agent of a measurement takes whatever is opened. */
const mostChats = 10_000;

/**
 * So many people of an organisation, written to the database as if they had joined, each with the cookie of a
 * session: signing in two hundred people from one address is more than the product lets happen.
 */
export async function signedInPeople(
  stack: Stack,
  { slug, role, count }: { slug: string; role: "customer" | "agent"; count: number },
): Promise<string[]> {
  const db = openDatabase(stack.urls.appUrl, { max: 4 });
  const { auth: secret } = await readSecrets(stack.dataDir);
  const orgId = (await organizationBySlug(db, slug))?.id;
  if (!orgId) throw new Error(`there is no organisation ${slug}`);
  const cookies: string[] = [];
  for (let i = 0; i < count; i += 1) {
    const userId = newId();
    const person = { name: `${role} ${i}`, email: `${role}-${userId}@bench.example` };
    await db.withPerson(userId, (tx) => tx.user.create({ data: { id: userId, ...person } }));
    await db.withOrg(orgId, async (tx) => {
      const membershipId = newId();
      await tx.membership.create({ data: { orgId, id: membershipId, userId, role } });
      if (role === "agent") {
        await tx.agentProfile.create({ data: { orgId, membershipId, maxConcurrentChats: mostChats } });
      }
      await tx.contact.create({ data: { orgId, id: newId(), userId, ...person, isVerified: true } });
    });
    const token = await encode({ token: { userId, sessionVersion: 1 }, secret });
    cookies.push(`handrail-session-${stack.port}=${token}`);
  }
  await db.close();
  return cookies;
}

import { decode } from "next-auth/jwt";
import { z } from "zod";
import { runtime } from "../runtime.ts";
import { sessionCookie } from "./session-cookie.ts";

const claims = z.object({ userId: z.uuid(), sessionVersion: z.number().int(), exp: z.number() });

type Session = { userId: string; sessionVersion: number };

/** Cookie → claims. What a cookie says never changes, so it is decrypted once; whether it still counts is asked of the database. */
const decoded = new Map<string, z.output<typeof claims>>();
const mostKept = 5_000;

function remember(cookie: string, session: z.output<typeof claims>) {
  const oldest = decoded.size >= mostKept ? decoded.keys().next().value : undefined;
  if (oldest !== undefined) decoded.delete(oldest);
  decoded.set(cookie, session);
}

async function open(cookie: string) {
  const known = decoded.get(cookie);
  if (known) return known;
  const token = await decode({ token: cookie, secret: runtime().env.authSecret }).catch(() => null);
  const parsed = claims.safeParse(token);
  if (!parsed.success) return null;
  remember(cookie, parsed.data);
  return parsed.data;
}

/** The session that a request carries; null where there is none, or one that is forged, broken or expired. */
export async function readSession(source: {
  cookie(name: string): string | undefined;
}): Promise<Session | null> {
  const cookie = source.cookie(sessionCookie(runtime().env.publicUrl));
  if (!cookie || cookie.length > 4_096) return null;
  const session = await open(cookie);
  if (!session) return null;
  if (session.exp * 1000 <= Date.now()) {
    decoded.delete(cookie);
    return null;
  }
  return { userId: session.userId, sessionVersion: session.sessionVersion };
}

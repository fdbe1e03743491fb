import "server-only";
import { signInInput } from "@handrail/contracts/inputs/members";
import { DomainError } from "@handrail/core";
import {
  type Entry,
  findOauthSession,
  type Session,
  signInWithLink,
  signInWithOauth,
  signInWithPassword,
} from "@handrail/core/identity/index";
import type { NextAuthOptions } from "next-auth";
import type { CredentialsConfig } from "next-auth/providers/credentials";
import { z } from "zod";
import { clientIpHeader } from "../request-context.ts";
import type { Runtime } from "../runtime.ts";
import { oauthProfile, oauthProviders } from "./oauth-providers.ts";
import { isSecureAddress, sessionCookie, sessionSeconds } from "./session-cookie.ts";

const signedIn = z.object({ id: z.uuid(), sessionVersion: z.number().int() });
const tokenInput = z.object({ token: z.string() });

/** What the browser is told of a refused attempt, through next-auth's one line of text: the reason, and when to come back. */
function refusal(error: unknown): Error {
  if (error instanceof DomainError) {
    return new Error([error.reason, error.retryAfterSeconds].filter(Boolean).join(":"));
  }
  return new Error("internal");
}

type Attempt = (entry: Entry, credentials: unknown) => Promise<Session | null>;

function credentialsProvider(runtime: Runtime, id: string, attempt: Attempt): CredentialsConfig {
  const { ports } = runtime;
  return {
    id,
    name: id,
    type: "credentials",
    credentials: {},
    async authorize(credentials, { headers }) {
      const clientIp = z.string().catch("unknown").parse(headers?.[clientIpHeader]);
      try {
        const session = await attempt({ ports, now: () => new Date(), clientIp }, credentials);
        return session && { id: session.userId, sessionVersion: session.sessionVersion };
      } catch (error) {
        if (!(error instanceof DomainError)) ports.log.error("sign-in failed", { error: String(error) });
        throw refusal(error);
      }
    },
  };
}

const withPassword: Attempt = async (entry, credentials) => {
  const given = signInInput.safeParse(
    z.object({ email: z.string(), password: z.string() }).parse(credentials),
  );
  return given.success ? signInWithPassword(entry, given.data) : null;
};

const withLink: Attempt = async (entry, credentials) =>
  signInWithLink(entry, tokenInput.safeParse(credentials).data?.token);

/** Sessions are signed cookies that hold a person's id and `sessionVersion`; every request asks the database whether they still count. */
export function authOptions(runtime: Runtime): NextAuthOptions {
  const { env, ports } = runtime;
  const entry = { ports, now: () => new Date() };
  const secure = isSecureAddress(env.publicUrl);
  return {
    secret: env.authSecret,
    useSecureCookies: secure,
    cookies: {
      sessionToken: {
        name: sessionCookie(env.publicUrl),
        options: { httpOnly: true, sameSite: "lax", path: "/", secure },
      },
    },
    session: { strategy: "jwt", maxAge: sessionSeconds },
    pages: { signIn: "/sign-in", signOut: "/sign-out", error: "/sign-in" },
    providers: [
      credentialsProvider(runtime, "password", withPassword),
      credentialsProvider(runtime, "link", withLink),
      ...oauthProviders(env),
    ],
    callbacks: {
      async signIn({ account, profile }) {
        if (account?.type !== "oauth") return true;
        const known = oauthProfile.safeParse(profile);
        if (!known.success) return false;
        const { provider, providerAccountId } = account;
        const session = await signInWithOauth(entry, {
          provider,
          providerAccountId,
          email: known.data.email,
          isEmailVerified: known.data.email_verified,
        });
        return session !== null;
      },
      async jwt({ token, user, account }) {
        if (account?.type === "oauth") return { ...(await findOauthSession(entry, account)) };
        if (!account) return token;
        const { id, sessionVersion } = signedIn.parse(user);
        return { userId: id, sessionVersion };
      },
      session: ({ session }) => ({ expires: session.expires }),
    },
    logger: {
      error: (code, data) =>
        ports.log.error("next-auth", { code, error: String(Reflect.get(data, "message")) }),
      warn: () => undefined,
      debug: () => undefined,
    },
  };
}

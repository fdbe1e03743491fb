import "server-only";
import type { WebEnv } from "@handrail/env";
import type { OAuthConfig } from "next-auth/providers/oauth";
import { z } from "zod";

const githubEmails = z.array(z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() }));
const githubUser = z.object({ id: z.number(), name: z.string().nullish(), login: z.string() });

/** What sign-in needs of another provider's profile; `email` only where the provider vouches for it. */
export const oauthProfile = z.object({
  email: z.string().nullish(),
  email_verified: z.union([z.boolean(), z.string().transform((value) => value === "true")]).default(false),
});

async function askGithub(path: string, accessToken: string): Promise<unknown> {
  const response = await fetch(`https://api.github.com${path}`, {
    headers: { authorization: `Bearer ${accessToken}`, accept: "application/vnd.github+json" },
    signal: AbortSignal.timeout(10_000),
  });
  if (!response.ok) throw new Error(`GitHub answered ${response.status}`);
  return response.json();
}

/** GitHub's public address may be anything; the verified primary one comes from its own list. */
async function readGithubProfile(accessToken: string) {
  const [user, emails] = await Promise.all([
    askGithub("/user", accessToken),
    askGithub("/user/emails", accessToken),
  ]);
  const { id, name, login } = githubUser.parse(user);
  const primary = githubEmails.parse(emails).find((each) => each.primary && each.verified);
  return {
    sub: String(id),
    name: name ?? login,
    email: primary?.email,
    email_verified: primary !== undefined,
  };
}

const profile = ({ sub, name, email }: { sub: string; name?: string; email?: string }) => ({
  id: sub,
  name: name ?? null,
  email: email ?? null,
});

type Profile = { sub: string; name: string; email: string };

function github(client: NonNullable<WebEnv["github"]>): OAuthConfig<Profile> {
  return {
    id: "github",
    name: "GitHub",
    type: "oauth",
    authorization: "https://github.com/login/oauth/authorize?scope=read:user+user:email",
    token: "https://github.com/login/oauth/access_token",
    userinfo: {
      url: "https://api.github.com/user",
      request: ({ tokens }) => readGithubProfile(tokens.access_token ?? ""),
    },
    checks: ["state"],
    profile,
    ...client,
  };
}

function google(client: NonNullable<WebEnv["google"]>): OAuthConfig<Profile> {
  return {
    id: "google",
    name: "Google",
    type: "oauth",
    wellKnown: "https://accounts.google.com/.well-known/openid-configuration",
    authorization: { params: { scope: "openid email profile" } },
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    profile,
    ...client,
  };
}

/** Sign-in with other providers, where the installation is set up for them. */
export function oauthProviders(env: Pick<WebEnv, "github" | "google">): OAuthConfig<Profile>[] {
  return [...(env.github ? [github(env.github)] : []), ...(env.google ? [google(env.google)] : [])];
}

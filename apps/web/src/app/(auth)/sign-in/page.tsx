import { demoPassword } from "@handrail/contracts/demo";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SignInPanel } from "../../../features/auth/sign-in-panel.tsx";
import { safeReturnPath } from "../../../lib/return-path.ts";
import { requireOrganization } from "../../../server/current.ts";
import { runtime } from "../../../server/runtime.ts";
import { api } from "../../../trpc/server.tsx";

type Query = Record<string, string | string[] | undefined>;
const text = (value: Query[string]) => (typeof value === "string" ? value : undefined);

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth.signIn");
  return { title: t("title"), robots: { index: false } };
}

export default async function SignInPage({ searchParams }: { searchParams: Promise<Query> }) {
  const [{ service }, query] = await Promise.all([requireOrganization(), searchParams]);
  const returnTo = safeReturnPath(text(query.returnTo) ?? text(query.callbackUrl));
  if (service.actor.kind === "member") redirect(returnTo);
  const { env } = runtime();
  const accounts = env.demo ? await api.identity.demoAccounts() : [];
  const changed = query.notice === "password_changed" ? "password_changed" : null;
  return (
    <SignInPanel
      organization={service.org.name}
      returnTo={returnTo}
      providers={[
        ...(env.github ? [{ id: "github", name: "GitHub" }] : []),
        ...(env.google ? [{ id: "google", name: "Google" }] : []),
      ]}
      notice={query.error === undefined ? changed : "provider"}
      demo={accounts.length > 0 ? { password: demoPassword, accounts } : null}
      startsWithLink={query.way === "link"}
    />
  );
}

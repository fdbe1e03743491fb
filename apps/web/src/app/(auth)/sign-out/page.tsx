import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AuthCard } from "../../../features/auth/auth-card.tsx";
import { SignOut } from "../../../features/auth/sign-out.tsx";
import { requireOrganization } from "../../../server/current.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth.signOut");
  return { title: t("title"), robots: { index: false } };
}

export default async function SignOutPage() {
  const t = await getTranslations("auth.signOut");
  const { actor } = (await requireOrganization()).service;
  if (actor.kind !== "member") redirect("/sign-in");
  return (
    <AuthCard title={t("title")} body={t("body", { name: actor.name, email: actor.email })}>
      <SignOut />
    </AuthCard>
  );
}

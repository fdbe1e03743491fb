import { linkToken } from "@handrail/contracts/inputs/members";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AuthCard } from "../../../features/auth/auth-card.tsx";
import { ResetPassword } from "../../../features/auth/reset-password.tsx";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth.reset");
  return { title: t("title"), robots: { index: false }, referrer: "no-referrer" };
}

export default async function ResetPasswordPage({ searchParams }: Props) {
  const t = await getTranslations("auth.reset");
  const token = linkToken.safeParse((await searchParams).token);
  if (!token.success) redirect("/forgot-password");
  return (
    <AuthCard title={t("title")} body={t("body")}>
      <ResetPassword token={token.data} />
    </AuthCard>
  );
}

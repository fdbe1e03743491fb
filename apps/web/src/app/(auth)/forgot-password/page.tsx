import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { AuthCard } from "../../../features/auth/auth-card.tsx";
import { RequestLink } from "../../../features/auth/request-link.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth.requestLink");
  return { title: t("resetTitle"), robots: { index: false } };
}

export default async function ForgotPasswordPage() {
  const t = await getTranslations("auth.requestLink");
  return (
    <AuthCard
      title={t("resetTitle")}
      body={t("resetBody")}
      after={
        <Link href="/sign-in" className="self-center text-sm text-accent-text hover:underline">
          {t("back")}
        </Link>
      }
    >
      <RequestLink kind="reset_password" />
    </AuthCard>
  );
}

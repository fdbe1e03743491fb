import { linkToken } from "@handrail/contracts/inputs/members";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AuthCard } from "../../../../features/auth/auth-card.tsx";
import { LinkSignIn } from "../../../../features/auth/link-sign-in.tsx";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth.link");
  return { title: t("title"), robots: { index: false }, referrer: "no-referrer" };
}

export default async function LinkPage({ searchParams }: Props) {
  const t = await getTranslations("auth.link");
  const token = linkToken.safeParse((await searchParams).token);
  if (!token.success) redirect("/sign-in?way=link");
  return (
    <AuthCard title={t("title")} body={t("body")}>
      <LinkSignIn token={token.data} />
    </AuthCard>
  );
}

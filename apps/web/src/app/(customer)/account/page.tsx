import { isStaff } from "@handrail/contracts";
import { PageHeader } from "@handrail/ui/page-header";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AccountSettings } from "../../../features/settings/account-settings.tsx";
import { requireMember } from "../../../server/current.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth.account");
  return { title: t("title") };
}

export default async function AccountPage() {
  const { actor } = (await requireMember("/account")).service;
  if (isStaff(actor.role)) redirect("/support-dashboard/settings/account");
  const t = await getTranslations("auth.account");
  return (
    <div className="mx-auto flex w-full max-w-160 flex-col gap-6 px-4 py-8 sm:px-6">
      <PageHeader title={t("title")} description={t("description")} />
      <AccountSettings />
    </div>
  );
}

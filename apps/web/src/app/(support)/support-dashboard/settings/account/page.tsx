import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AccountSettings } from "../../../../../features/settings/account-settings.tsx";
import { requireStaff } from "../../../../../server/current.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: `${t("account.tab")} · ${t("title")}` };
}

export default async function AccountSettingsPage() {
  await requireStaff("/support-dashboard/settings/account");
  return <AccountSettings />;
}

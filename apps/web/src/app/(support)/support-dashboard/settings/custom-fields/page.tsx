import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CustomFieldsScreen } from "../../../../../features/desk-settings/custom-fields-screen.tsx";
import { requireStaff } from "../../../../../server/current.ts";
import { api, HydrateClient } from "../../../../../trpc/server.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations();
  return { title: `${t("deskSettings.customField.title")} · ${t("settings.title")}` };
}

export default async function CustomFieldsPage() {
  await requireStaff("/support-dashboard/settings/custom-fields", "settings:write");
  await api.deskSettings.customFields.prefetch();
  return (
    <HydrateClient>
      <CustomFieldsScreen />
    </HydrateClient>
  );
}

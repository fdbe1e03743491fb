import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AiSettingsScreen } from "../../../../../features/ai-settings/ai-settings-screen.tsx";
import { requireStaff } from "../../../../../server/current.ts";
import { api, HydrateClient } from "../../../../../trpc/server.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations();
  return { title: `${t("aiSettings.tab")} · ${t("settings.title")}` };
}

export default async function AiSettingsPage() {
  await requireStaff("/support-dashboard/settings/ai", "settings:write");
  await api.aiSettings.get.prefetch();
  return (
    <HydrateClient>
      <AiSettingsScreen />
    </HydrateClient>
  );
}

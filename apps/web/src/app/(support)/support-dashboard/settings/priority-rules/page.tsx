import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PriorityRulesScreen } from "../../../../../features/desk-settings/priority-rules-screen.tsx";
import { requireStaff } from "../../../../../server/current.ts";
import { api, HydrateClient } from "../../../../../trpc/server.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations();
  return { title: `${t("deskSettings.priorityRule.title")} · ${t("settings.title")}` };
}

export default async function PriorityRulesPage() {
  await requireStaff("/support-dashboard/settings/priority-rules", "settings:write");
  await api.deskSettings.priorityRules.prefetch();
  return (
    <HydrateClient>
      <PriorityRulesScreen />
    </HydrateClient>
  );
}

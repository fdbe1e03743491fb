import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { QuickIssuesScreen } from "../../../../../features/desk-settings/quick-issues-screen.tsx";
import { requireStaff } from "../../../../../server/current.ts";
import { api, HydrateClient } from "../../../../../trpc/server.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations();
  return { title: `${t("deskSettings.quickIssue.title")} · ${t("settings.title")}` };
}

export default async function QuickIssuesPage() {
  await requireStaff("/support-dashboard/settings/quick-issues", "settings:write");
  await api.deskSettings.quickIssues.prefetch();
  return (
    <HydrateClient>
      <QuickIssuesScreen />
    </HydrateClient>
  );
}

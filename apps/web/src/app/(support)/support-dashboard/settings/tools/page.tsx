import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ToolsScreen } from "../../../../../features/desk-settings/tools-screen.tsx";
import { requireStaff } from "../../../../../server/current.ts";
import { api, HydrateClient } from "../../../../../trpc/server.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations();
  return { title: `${t("deskSettings.tool.title")} · ${t("settings.title")}` };
}

export default async function ToolsPage() {
  await requireStaff("/support-dashboard/settings/tools", "settings:write");
  await api.tools.list.prefetch();
  return (
    <HydrateClient>
      <ToolsScreen />
    </HydrateClient>
  );
}

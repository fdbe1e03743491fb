import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TeamsScreen } from "../../../../../features/desk-settings/teams-screen.tsx";
import { requireStaff } from "../../../../../server/current.ts";
import { api, HydrateClient } from "../../../../../trpc/server.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations();
  return { title: `${t("deskSettings.team.title")} · ${t("settings.title")}` };
}

export default async function TeamsPage() {
  await requireStaff("/support-dashboard/settings/teams", "settings:write");
  await api.deskSettings.teams.prefetch();
  return (
    <HydrateClient>
      <TeamsScreen />
    </HydrateClient>
  );
}

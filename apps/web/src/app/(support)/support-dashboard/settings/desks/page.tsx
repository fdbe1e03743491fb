import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DesksScreen } from "../../../../../features/desk-settings/desks-screen.tsx";
import { requireStaff } from "../../../../../server/current.ts";
import { api, HydrateClient } from "../../../../../trpc/server.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations();
  return { title: `${t("deskSettings.desk.title")} · ${t("settings.title")}` };
}

export default async function DesksPage() {
  await requireStaff("/support-dashboard/settings/desks", "settings:write");
  await api.deskSettings.desks.prefetch();
  await api.deskSettings.rules.prefetch();
  return (
    <HydrateClient>
      <DesksScreen />
    </HydrateClient>
  );
}

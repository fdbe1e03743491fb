import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PlaybooksScreen } from "../../../../../features/desk-settings/playbooks-screen.tsx";
import { requireStaff } from "../../../../../server/current.ts";
import { api, HydrateClient } from "../../../../../trpc/server.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations();
  return { title: `${t("deskSettings.playbook.title")} · ${t("settings.title")}` };
}

export default async function PlaybooksPage() {
  await requireStaff("/support-dashboard/settings/playbooks", "settings:write");
  await api.playbooks.list.prefetch();
  return (
    <HydrateClient>
      <PlaybooksScreen />
    </HydrateClient>
  );
}

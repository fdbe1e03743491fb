import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TagsScreen } from "../../../../../features/desk-settings/tags-screen.tsx";
import { requireStaff } from "../../../../../server/current.ts";
import { api, HydrateClient } from "../../../../../trpc/server.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations();
  return { title: `${t("deskSettings.tag.title")} · ${t("settings.title")}` };
}

export default async function TagsPage() {
  await requireStaff("/support-dashboard/settings/tags", "settings:write");
  await api.deskSettings.tags.prefetch();
  return (
    <HydrateClient>
      <TagsScreen />
    </HydrateClient>
  );
}

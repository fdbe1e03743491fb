import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CategoriesScreen } from "../../../../../features/desk-settings/categories-screen.tsx";
import { requireStaff } from "../../../../../server/current.ts";
import { api, HydrateClient } from "../../../../../trpc/server.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations();
  return { title: `${t("deskSettings.category.title")} · ${t("settings.title")}` };
}

export default async function CategoriesPage() {
  await requireStaff("/support-dashboard/settings/categories", "settings:write");
  await api.deskSettings.categories.prefetch();
  return (
    <HydrateClient>
      <CategoriesScreen />
    </HydrateClient>
  );
}

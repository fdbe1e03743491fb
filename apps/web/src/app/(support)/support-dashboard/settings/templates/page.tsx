import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TemplatesScreen } from "../../../../../features/templates/templates-screen.tsx";
import { requireStaff } from "../../../../../server/current.ts";
import { api, HydrateClient } from "../../../../../trpc/server.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations();
  return { title: `${t("templates.settings.title")} · ${t("settings.title")}` };
}

export default async function TemplatesPage() {
  await requireStaff("/support-dashboard/settings/templates", "templates:write");
  await api.templates.list.prefetch();
  return (
    <HydrateClient>
      <TemplatesScreen />
    </HydrateClient>
  );
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DeepLinksForm } from "../../../../../features/settings/deep-links-form.tsx";
import { requireStaff } from "../../../../../server/current.ts";
import { api } from "../../../../../trpc/server.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations();
  return { title: `${t("agent.deepLinks.tab")} · ${t("settings.title")}` };
}

export default async function LinksPage() {
  await requireStaff("/support-dashboard/settings/links", "settings:write");
  return <DeepLinksForm links={await api.organization.deepLinks()} />;
}

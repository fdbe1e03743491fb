import { getTranslations } from "next-intl/server";
import { ArticlesScreen } from "../../../../features/kb-admin/articles-screen.tsx";
import { KbTools } from "../../../../features/kb-gaps/kb-tools.tsx";
import { requireStaff } from "../../../../server/current.ts";

export async function generateMetadata() {
  const t = await getTranslations("common.nav");
  return { title: t("kb") };
}

export default async function ArticlesPage() {
  await requireStaff("/support-dashboard/kb", "kb:read");
  return <ArticlesScreen tools={<KbTools />} />;
}

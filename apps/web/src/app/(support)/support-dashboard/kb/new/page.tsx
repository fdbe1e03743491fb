import { getTranslations } from "next-intl/server";
import { NewArticleScreen } from "../../../../../features/kb-admin/article-screen.tsx";
import { requireStaff } from "../../../../../server/current.ts";
import { allCalloutLabels } from "../../../../../server/help/callout-labels.ts";

export async function generateMetadata() {
  const t = await getTranslations("kb.editor");
  return { title: t("newTitle") };
}

export default async function NewArticlePage() {
  const { service } = await requireStaff("/support-dashboard/kb/new", "kb:write");
  return <NewArticleScreen ownLocale={service.org.locale} callouts={await allCalloutLabels()} />;
}

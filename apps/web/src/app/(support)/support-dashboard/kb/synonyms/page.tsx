import { getTranslations } from "next-intl/server";
import { SynonymsScreen } from "../../../../../features/kb-synonyms/synonyms-screen.tsx";
import { requireStaff } from "../../../../../server/current.ts";

export async function generateMetadata() {
  const t = await getTranslations("kb.synonyms");
  return { title: t("title") };
}

export default async function SynonymsPage() {
  await requireStaff("/support-dashboard/kb/synonyms", "kb:write");
  return <SynonymsScreen />;
}

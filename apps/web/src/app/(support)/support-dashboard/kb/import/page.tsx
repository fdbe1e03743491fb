import { getTranslations } from "next-intl/server";
import { ImportScreen } from "../../../../../features/kb-import/import-screen.tsx";
import { requireStaff } from "../../../../../server/current.ts";

export async function generateMetadata() {
  const t = await getTranslations("kbImport");
  return { title: t("title") };
}

export default async function ImportPage() {
  const { service } = await requireStaff("/support-dashboard/kb/import", "kb:write");
  return <ImportScreen ownLocale={service.org.locale} />;
}

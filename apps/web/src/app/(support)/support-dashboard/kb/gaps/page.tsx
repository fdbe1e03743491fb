import { getTranslations } from "next-intl/server";
import { GapsScreen } from "../../../../../features/kb-gaps/gaps-screen.tsx";
import { requireStaff } from "../../../../../server/current.ts";

export async function generateMetadata() {
  const t = await getTranslations("kbGaps");
  return { title: t("title") };
}

export default async function GapsPage() {
  await requireStaff("/support-dashboard/kb/gaps", "kb:read");
  return <GapsScreen />;
}

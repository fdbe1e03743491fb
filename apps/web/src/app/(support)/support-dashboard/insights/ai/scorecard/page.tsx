import { getTranslations } from "next-intl/server";
import { ScorecardScreen } from "../../../../../../features/scorecard/scorecard-screen.tsx";
import { requireStaff } from "../../../../../../server/current.ts";

export async function generateMetadata() {
  const t = await getTranslations("scorecard");
  return { title: t("title") };
}

export default async function ScorecardPage() {
  await requireStaff("/support-dashboard/insights/ai/scorecard", "audit:read");
  return <ScorecardScreen />;
}

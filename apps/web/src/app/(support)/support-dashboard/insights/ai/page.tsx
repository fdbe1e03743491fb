import { getTranslations } from "next-intl/server";
import { AiInsightsScreen } from "../../../../../features/ai-insights/ai-insights-screen.tsx";
import { requireStaff } from "../../../../../server/current.ts";

export async function generateMetadata() {
  const t = await getTranslations("aiInsights");
  return { title: t("title") };
}

export default async function AiInsightsPage() {
  await requireStaff("/support-dashboard/insights/ai", "audit:read");
  return <AiInsightsScreen />;
}

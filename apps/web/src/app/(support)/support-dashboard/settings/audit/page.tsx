import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AuditScreen } from "../../../../../features/audit/audit-screen.tsx";
import { requireStaff } from "../../../../../server/current.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations();
  return { title: `${t("audit.tab")} · ${t("settings.title")}` };
}

export default async function AuditPage() {
  await requireStaff("/support-dashboard/settings/audit", "audit:read");
  return <AuditScreen />;
}

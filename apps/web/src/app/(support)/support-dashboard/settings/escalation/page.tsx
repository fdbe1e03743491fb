import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EscalationRulesScreen } from "../../../../../features/desk-settings/escalation-rules-screen.tsx";
import { OperationsScreen } from "../../../../../features/escalation/index.ts";
import { requireStaff } from "../../../../../server/current.ts";
import { api, HydrateClient } from "../../../../../trpc/server.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations();
  return { title: `${t("deskSettings.escalationRule.title")} · ${t("settings.title")}` };
}

export default async function EscalationPage() {
  await requireStaff("/support-dashboard/settings/escalation", "settings:write");
  await Promise.all([api.deskSettings.escalationRules.prefetch(), api.escalation.operations.prefetch()]);
  return (
    <HydrateClient>
      <div className="flex flex-col gap-4">
        <EscalationRulesScreen />
        <OperationsScreen />
      </div>
    </HydrateClient>
  );
}

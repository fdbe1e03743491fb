import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FeatureRequestsScreen } from "../../../../features/feature-requests/feature-requests-screen.tsx";
import { requireStaff } from "../../../../server/current.ts";
import { api, HydrateClient } from "../../../../trpc/server.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("act.features");
  return { title: t("title") };
}

export default async function FeatureRequestsPage() {
  await requireStaff("/support-dashboard/feature-requests");
  await api.playbooks.features.prefetch();
  return (
    <HydrateClient>
      <FeatureRequestsScreen />
    </HydrateClient>
  );
}

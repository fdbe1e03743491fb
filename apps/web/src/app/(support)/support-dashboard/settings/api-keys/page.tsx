import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ApiKeysScreen } from "../../../../../features/api-keys/api-keys-screen.tsx";
import { requireStaff } from "../../../../../server/current.ts";
import { runtime } from "../../../../../server/runtime.ts";
import { api, HydrateClient } from "../../../../../trpc/server.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations();
  return { title: `${t("apiKeys.title")} · ${t("settings.title")}` };
}

export default async function ApiKeysPage() {
  await requireStaff("/support-dashboard/settings/api-keys", "settings:write");
  await api.apiKeys.list.prefetch();
  return (
    <HydrateClient>
      <ApiKeysScreen endpoint={`${runtime().env.publicUrl}/api/mcp`} />
    </HydrateClient>
  );
}

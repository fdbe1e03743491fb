import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ChatSettingsScreen } from "../../../../../features/desk-settings/chat-settings-screen.tsx";
import { WelcomeScreen } from "../../../../../features/hours/welcome-screen.tsx";
import { requireStaff } from "../../../../../server/current.ts";
import { api, HydrateClient } from "../../../../../trpc/server.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations();
  return { title: `${t("chatDesk.rules.tab")} · ${t("settings.title")}` };
}

export default async function ChatSettingsPage() {
  await requireStaff("/support-dashboard/settings/chat", "settings:write");
  await Promise.all([
    api.chatSettings.get.prefetch(),
    api.chatDesk.rules.prefetch(),
    api.chatDesk.dispositionSettings.prefetch(),
  ]);
  return (
    <HydrateClient>
      <WelcomeScreen />
      <ChatSettingsScreen />
    </HydrateClient>
  );
}

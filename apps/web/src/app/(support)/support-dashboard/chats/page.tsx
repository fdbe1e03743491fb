import { getTranslations } from "next-intl/server";
import { ChatsScreen } from "../../../../features/chats/chats-screen.tsx";
import { requireStaff } from "../../../../server/current.ts";

export async function generateMetadata() {
  const t = await getTranslations("common.nav");
  return { title: t("chats") };
}

export default async function ChatsPage() {
  await requireStaff("/support-dashboard/chats", "chats:read");
  return <ChatsScreen />;
}

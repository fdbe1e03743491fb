import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HoursScreen } from "../../../../../features/hours/hours-screen.tsx";
import { requireStaff } from "../../../../../server/current.ts";
import { api, HydrateClient } from "../../../../../trpc/server.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations();
  return { title: `${t("hours.title")} · ${t("settings.title")}` };
}

export default async function HoursPage() {
  const { service } = await requireStaff("/support-dashboard/settings/hours", "settings:write");
  await api.chatSettings.hours.prefetch();
  const { timeZone } = service.org;
  const timeZones = [...new Set(["UTC", timeZone, ...Intl.supportedValuesOf("timeZone")])];
  return (
    <HydrateClient>
      <HoursScreen timeZone={timeZone} timeZones={timeZones} />
    </HydrateClient>
  );
}

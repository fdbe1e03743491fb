import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { GeneralForm } from "../../../../../features/settings/general-form.tsx";
import { LogoForm } from "../../../../../features/settings/logo-form.tsx";
import { requireStaff } from "../../../../../server/current.ts";
import { api } from "../../../../../trpc/server.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: `${t("general.tab")} · ${t("title")}` };
}

export default async function GeneralPage() {
  await requireStaff("/support-dashboard/settings/general", "settings:write");
  const { name, accentHue, locale, timeZone, logoUrl } = await api.organization.get();
  const timeZones = [...new Set(["UTC", timeZone, ...Intl.supportedValuesOf("timeZone")])];
  return (
    <>
      <GeneralForm organization={{ name, accentHue, locale, timeZone }} timeZones={timeZones} />
      <LogoForm name={name} logoUrl={logoUrl} />
    </>
  );
}

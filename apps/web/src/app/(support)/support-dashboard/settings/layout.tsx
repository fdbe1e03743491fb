import { PageHeader } from "@handrail/ui/page-header";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { SettingsNav } from "../../../../features/settings/settings-nav.tsx";

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations("settings");
  return (
    <div className="mx-auto flex w-full max-w-240 flex-col gap-5 p-4 sm:p-6">
      <PageHeader title={t("title")}>
        <SettingsNav />
      </PageHeader>
      {children}
    </div>
  );
}

import { EmptyState } from "@handrail/ui/empty-state";
import { Building2 } from "lucide-react";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { currentContext } from "../../server/current.ts";

/** Shown only while the installation has no organisation. */
export default async function WelcomePage() {
  if ((await currentContext()).service) redirect("/");
  const t = await getTranslations("errors");
  return (
    <main className="grid min-h-dvh place-items-center p-6">
      <EmptyState
        icon={<Building2 />}
        titleAs="h1"
        title={t("noOrganizationTitle")}
        body={t("noOrganizationBody")}
        action={
          <code className="rounded-control bg-surface-sunken px-3 py-2 font-mono text-sm">
            pnpm org:create
          </code>
        }
      />
    </main>
  );
}

import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PortalFrame } from "../../../../features/portal/portal-frame.tsx";
import { PortalForm } from "../../../../features/support-modal/portal-form.tsx";
import { requireOrganization } from "../../../../server/current.ts";
import { api } from "../../../../trpc/server.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("portal.new"))("title") };
}

export default async function NewRequestPage() {
  const { service } = await requireOrganization();
  if (service.actor.kind === "member") redirect("/support?support=ticket");
  const t = await getTranslations("portal.new");
  const { isEnabled } = await api.portal.form();
  if (!isEnabled) {
    return (
      <PortalFrame title={t("title")} body={t("off")}>
        <Link
          href={`/sign-in?returnTo=${encodeURIComponent("/support?support=ticket")}`}
          className="mt-6 inline-block text-accent-text"
        >
          {t("signIn")}
        </Link>
      </PortalFrame>
    );
  }
  return (
    <PortalFrame title={t("title")} body={t("body")}>
      <h2 className="sr-only">{t("form")}</h2>
      <div className="mt-6 rounded-card border border-line bg-surface text-md">
        <PortalForm organization={service.org.slug} />
      </div>
      <p className="mt-4 text-sm text-fg-muted">
        <Link href="/support/track" className="text-accent-text">
          {t("track")}
        </Link>
      </p>
    </PortalFrame>
  );
}

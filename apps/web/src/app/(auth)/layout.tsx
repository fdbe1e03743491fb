import { SkipLink } from "@handrail/ui/skip-link";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { SiteFooter } from "../../features/customer/site-footer.tsx";
import { OrganizationMark } from "../../features/shell/organization-mark.tsx";
import { requireOrganization } from "../../server/current.ts";
import { api } from "../../trpc/server.tsx";

export default async function AuthLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations("common");
  await requireOrganization();
  const { name, logoUrl } = await api.organization.get();
  return (
    <>
      <SkipLink href="#content">{t("skipToContent")}</SkipLink>
      <div className="flex min-h-dvh flex-col bg-canvas text-base">
        <header className="mx-auto w-full max-w-112 px-4 pt-10 sm:pt-16">
          <Link href="/help" className="flex min-w-0 items-center gap-3 font-semibold text-fg no-underline">
            <OrganizationMark name={name} logoUrl={logoUrl} />
            <span className="truncate">{name}</span>
          </Link>
        </header>
        <main id="content" tabIndex={-1} className="mx-auto w-full max-w-112 flex-1 px-4 py-6 outline-none">
          {children}
        </main>
        <SiteFooter name={name} />
      </div>
    </>
  );
}

import { SkipLink } from "@handrail/ui/skip-link";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { SupportRoot } from "../support-modal/index.ts";
import { PageGuard } from "./page-guard.tsx";
import { SiteFooter } from "./site-footer.tsx";
import { SiteHeader } from "./site-header.tsx";

type Props = { organization: { slug: string; name: string }; children: ReactNode };

/** What surrounds every page that customers and visitors see; support is one press away on all of them. */
export async function CustomerShell({ organization, children }: Props) {
  const t = await getTranslations("common");
  return (
    <SupportRoot organization={organization}>
      <SkipLink href="#content">{t("skipToContent")}</SkipLink>
      <PageGuard>
        <div className="flex min-h-dvh flex-col bg-canvas text-base">
          <SiteHeader name={organization.name} />
          <main id="content" tabIndex={-1} className="flex min-w-0 flex-1 flex-col outline-none">
            {children}
          </main>
          <SiteFooter name={organization.name} />
        </div>
      </PageGuard>
    </SupportRoot>
  );
}

"use client";
import { Callout } from "@handrail/ui/callout";
import { IconButton } from "@handrail/ui/icon-button";
import { Sheet, SheetBody, SheetContent, SheetHeader, SheetTitle } from "@handrail/ui/sheet";
import { SkipLink } from "@handrail/ui/skip-link";
import { Menu, WifiOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useRealtime } from "../../realtime/provider.tsx";
import { ExportNotice } from "../data-files/index.ts";
import { Bell } from "../notifications/index.ts";
import { PersonMenu } from "../shell/person-menu.tsx";
import { CommandCentre } from "./command-centre.tsx";
import { DeskEventsProvider } from "./desk-events.tsx";
import { NewTicketMenu } from "./new-ticket-menu.tsx";
import { OrganizationSwitcher } from "./organization-switcher.tsx";
import { OwnStatus } from "./own-status.tsx";
import { Rail } from "./rail.tsx";
import { SearchButton } from "./search-button.tsx";

type Organization = { slug: string; name: string };
type Props = {
  organization: Organization;
  organizations: readonly Organization[];
  deskChannels: readonly string[];
  /** Above every page: what cannot wait. */
  notices?: ReactNode;
  children: ReactNode;
};

function RealtimeNotice() {
  const t = useTranslations("common.realtime");
  const { status } = useRealtime();
  if (status !== "offline") return null;
  return (
    <Callout tone="warning" icon={<WifiOff />} live className="m-3 mb-0 shrink-0">
      {t("offline")}
    </Callout>
  );
}

export function DashboardShell({ organization, organizations, deskChannels, notices, children }: Props) {
  const t = useTranslations("common");
  const [menuOpen, setMenuOpen] = useState(false);
  const switcher = <OrganizationSwitcher current={organization} others={organizations} />;
  return (
    <DeskEventsProvider channels={deskChannels}>
      <CommandCentre>
        <ExportNotice />
        <SkipLink href="#content">{t("skipToContent")}</SkipLink>
        <div className="flex h-dvh bg-canvas text-md">
          <aside className="hidden h-full w-[220px] shrink-0 flex-col gap-2 border-e border-line bg-surface-sunken p-2 lg:flex">
            {switcher}
            <div className="flex items-center gap-1">
              <SearchButton />
              <NewTicketMenu />
              <Bell />
            </div>
            <div className="min-h-0 flex-1 overflow-y-auto">
              <Rail />
            </div>
            <OwnStatus />
            <PersonMenu showName />
          </aside>
          <div className="flex min-w-0 flex-1 flex-col">
            <header className="flex shrink-0 items-center gap-2 border-b border-line bg-surface p-2 lg:hidden">
              <IconButton label={t("nav.openMenu")} onClick={() => setMenuOpen(true)}>
                <Menu />
              </IconButton>
              <span className="min-w-0 flex-1 truncate font-medium">{organization.name}</span>
              <SearchButton compact />
              <NewTicketMenu />
              <Bell />
              <PersonMenu />
            </header>
            <RealtimeNotice />
            {notices}
            <main id="content" tabIndex={-1} className="min-h-0 min-w-0 flex-1 overflow-y-auto outline-none">
              {children}
            </main>
          </div>
        </div>
        <Sheet open={menuOpen} onOpenChange={setMenuOpen}>
          <SheetContent side="start" closeLabel={t("close")} aria-describedby={undefined}>
            <SheetHeader>
              <SheetTitle>{t("nav.primary")}</SheetTitle>
            </SheetHeader>
            <SheetBody className="flex flex-col gap-3">
              {switcher}
              <Rail onNavigate={() => setMenuOpen(false)} />
              <OwnStatus />
            </SheetBody>
          </SheetContent>
        </Sheet>
      </CommandCentre>
    </DeskEventsProvider>
  );
}

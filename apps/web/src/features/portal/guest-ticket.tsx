"use client";
import { Button } from "@handrail/ui/button";
import { useTranslations } from "next-intl";
import { useLayoutEffect } from "react";
import { GuestContext, setGuestMode } from "../../lib/guest-mode.ts";
import { RealtimeProvider, type RealtimeSettings } from "../../realtime/provider.tsx";
import { leaveAsGuest } from "../../server/guest.ts";
import { type OwnTicket, TicketView } from "../customer/index.ts";

type Props = { ticket: OwnTicket; name: string; realtime: RealtimeSettings };

/** A request of somebody without an account, who came by a mailed link: read, answered and rated as everybody's. */
export function GuestTicket({ ticket, name, realtime }: Props) {
  const t = useTranslations("portal.guest");
  useLayoutEffect(() => {
    setGuestMode(true);
    return () => setGuestMode(false);
  }, []);
  return (
    <GuestContext value={{ name }}>
      <RealtimeProvider settings={realtime} personId={null} isGuest>
        <p className="mx-auto flex w-full max-w-3xl flex-wrap items-center justify-between gap-x-4 px-4 pt-4 text-sm text-fg-muted sm:px-6">
          {t("note", { name })}
          <Button
            variant="link"
            onClick={() => void leaveAsGuest().then(() => window.location.assign("/support/track"))}
          >
            {t("leave")}
          </Button>
        </p>
        <TicketView ticket={ticket} />
      </RealtimeProvider>
    </GuestContext>
  );
}

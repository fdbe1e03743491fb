"use client";
import { Button } from "@handrail/ui/button";
import { useTranslations } from "next-intl";
import { useMoment, useWelcome } from "./use-welcome.ts";

/** While one waits: what to do instead, all the more where nobody is there. */
export function NobodyOffer({ onTicket }: { onTicket: () => void }) {
  const t = useTranslations("modal.chat");
  const moment = useMoment();
  const { data } = useWelcome();
  const changesAt = data?.hours?.isOpen === false ? data.hours.changesAt : null;
  const words = changesAt
    ? t("closedOffer", { time: moment(changesAt) })
    : data && !data.isStaffed
      ? t("awayOffer")
      : t("nobody");
  return (
    <p role="status" className="mb-2 text-center text-sm text-pretty text-fg-muted">
      {words}{" "}
      <Button variant="link" onClick={onTicket}>
        {t("ticketInstead")}
      </Button>
    </p>
  );
}

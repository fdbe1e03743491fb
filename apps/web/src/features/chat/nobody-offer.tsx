"use client";
import { Button } from "@handrail/ui/button";
import { Phone, TicketPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { trpc } from "../../trpc/client.tsx";
import { useMoment, useWelcome } from "./use-welcome.ts";

type Props = { onTicket: () => void; onCall: () => void };

/** While one waits: what to do instead, all the more where nobody is there. */
export function NobodyOffer({ onTicket, onCall }: Props) {
  const t = useTranslations("modal.chat");
  const moment = useMoment();
  const { data } = useWelcome();
  const choices = trpc.chatRoom.callBackChoices.useQuery(undefined, { staleTime: 60_000 });
  const changesAt = data?.hours?.isOpen === false ? data.hours.changesAt : null;
  const words = changesAt
    ? t("closedOffer", { time: moment(changesAt) })
    : data && !data.isStaffed
      ? t("awayOffer")
      : t("nobody");
  return (
    <div className="mb-2 flex flex-wrap items-center justify-center gap-x-2 gap-y-1.5 text-sm text-fg-muted">
      <p role="status" className="text-center text-pretty">
        {words}
      </p>
      <span className="flex flex-wrap justify-center gap-2">
        {choices.data?.isOffered ? (
          <Button size="sm" onClick={onCall}>
            <Phone aria-hidden />
            {t("callback.ask")}
          </Button>
        ) : null}
        <Button size="sm" onClick={onTicket}>
          <TicketPlus aria-hidden />
          {t("ticketInstead")}
        </Button>
      </span>
    </div>
  );
}

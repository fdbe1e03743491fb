"use client";
import { Button } from "@handrail/ui/button";
import { toast } from "@handrail/ui/toast";
import { useFormatter, useTranslations } from "next-intl";
import { useErrorText } from "../../lib/use-error-text.ts";
import { trpc } from "../../trpc/client.tsx";
import { MessageText } from "../conversation/index.ts";
import { RatingForm } from "./rating-form.tsx";
import type { OwnTicket } from "./ticket-view.tsx";

type Props = { ticket: OwnTicket; onChanged: () => void };

/** A solved ticket asks whether it is; one that ended asks how it was. */
export function TicketEnding({ ticket, onChanged }: Props) {
  const t = useTranslations("support.ending");
  const format = useFormatter();
  const errorText = useErrorText();
  const utils = trpc.useUtils();
  const settle = {
    onSuccess: () => {
      onChanged();
      void utils.tickets.own.invalidate();
    },
    onError: (error: unknown) => {
      toast.error(errorText(error));
      onChanged();
    },
  };
  const confirm = trpc.tickets.confirm.useMutation(settle);
  const reopen = trpc.tickets.reopen.useMutation(settle);
  const { id: ticketId, status, resolution, canReopen, reopenUntil } = ticket;
  const isResolved = status === "resolved";
  return (
    <section aria-labelledby="ending" className="mb-3 rounded-card border border-line bg-surface p-4">
      <h2 id="ending" className="text-md font-semibold">
        {isResolved ? t("solved") : t("closed")}
      </h2>
      {resolution ? (
        <div className="mt-1 max-h-40 overflow-y-auto text-md text-fg-muted">
          <MessageText>{resolution}</MessageText>
        </div>
      ) : null}
      {isResolved ? (
        <div className="mt-3 flex flex-wrap gap-2">
          <Button
            variant="primary"
            loading={confirm.isPending}
            disabled={reopen.isPending}
            onClick={() => confirm.mutate({ ticketId })}
          >
            {t("confirm")}
          </Button>
          <Button
            loading={reopen.isPending}
            disabled={confirm.isPending || !canReopen}
            onClick={() => reopen.mutate({ ticketId })}
          >
            {t("reopen")}
          </Button>
        </div>
      ) : null}
      {isResolved ? (
        <p className="mt-2 text-sm text-fg-muted">
          {canReopen && reopenUntil
            ? t("reopenUntil", { date: format.dateTime(reopenUntil, { day: "numeric", month: "long" }) })
            : t("reopenOver")}
        </p>
      ) : null}
      <RatingForm ticket={ticket} onChanged={onChanged} />
    </section>
  );
}

"use client";
import { Button } from "@handrail/ui/button";
import { toast } from "@handrail/ui/toast";
import { RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useErrorText } from "../../lib/use-error-text.ts";
import { trpc } from "../../trpc/client.tsx";
import { isOver } from "./statuses.ts";
import type { Ticket } from "./use-ticket.ts";

/** Has the ticket sorted by what is known now; what people put right stays. */
export function SortAgain({ ticket }: { ticket: Ticket }) {
  const t = useTranslations("tickets.triage");
  const utils = trpc.useUtils();
  const errorText = useErrorText();
  const ticketId = ticket.id;
  const sort = trpc.triage.sortAgain.useMutation({
    onSuccess: () => toast.success(t("againDone")),
    onError: (error) => toast.error(errorText(error)),
    onSettled: () => {
      void utils.tickets.get.invalidate({ ticketId });
      void utils.tickets.history.invalidate({ ticketId });
    },
  });
  if (isOver(ticket.status)) return null;
  return (
    <Button
      size="sm"
      variant="ghost"
      className="mt-2"
      loading={sort.isPending}
      onClick={() => sort.mutate({ ticketId, version: ticket.version })}
    >
      <RefreshCw aria-hidden />
      {t("again")}
    </Button>
  );
}

"use client";
import { Button } from "@handrail/ui/button";
import { toast } from "@handrail/ui/toast";
import { Hand } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { errorDetails } from "../../lib/errors.ts";
import { useErrorText } from "../../lib/use-error-text.ts";
import { trpc } from "../../trpc/client.tsx";
import { useCan, useMe } from "../shell/me.tsx";
import { TakeOver } from "./take-over.tsx";
import type { OpenChat } from "./use-chats.ts";
import { WrapUp } from "./wrap-up.tsx";

type Props = { chat: OpenChat; refresh: () => void; onAccepted: () => void };

const box =
  "flex flex-wrap items-center justify-between gap-3 rounded-card border px-4 py-3 text-sm wrap-anywhere";

function useAccept({ chat, refresh, onAccepted }: Props) {
  const t = useTranslations("dashboard.chats");
  const errorText = useErrorText();
  const mayGoBeyond = useCan("settings:write");
  const accept = trpc.chat.accept.useMutation({
    onSuccess: onAccepted,
    onSettled: refresh,
    onError: (error) => {
      if (errorDetails(error).reason === "chat_changed") toast.warning(t("takenByOther"));
      else toast.error(errorText(error));
    },
  });
  const isFull = accept.error ? errorDetails(accept.error).reason === "chat_full" : false;
  const isBeyond = isFull && mayGoBeyond;
  const run = () => accept.mutate({ conversationId: chat.conversationId, beyondCapacity: isBeyond });
  return { isPending: accept.isPending, isBeyond, run };
}

function Waiting(props: Props) {
  const t = useTranslations("dashboard.chats");
  const desk = useTranslations("chatDesk");
  const me = useMe();
  const { isPending, isBeyond, run } = useAccept(props);
  const { contact, handoffReason, offer } = props.chat;
  return (
    <div className={`${box} border-tone-warning-line bg-tone-warning text-tone-warning-fg`}>
      <span className="min-w-0 flex-1 basis-60">
        {t("waits", { name: contact.name })} {handoffReason && t(`handoff.${handoffReason}`)}{" "}
        {offer &&
          (offer.membershipId === me?.membershipId
            ? desk("offer.forYou")
            : desk("offer.forOther", { name: offer.name }))}
      </span>
      <Button variant="primary" loading={isPending} onClick={run}>
        <Hand aria-hidden />
        {isBeyond ? desk("takeOver.beyond") : t("accept")}
      </Button>
    </div>
  );
}

function Closed({ chat, refresh }: Props) {
  const t = useTranslations("dashboard.chats");
  const desk = useTranslations("chatDesk.closed");
  const { ticket, disposition } = chat;
  return (
    <div className={`${box} border-line bg-surface-sunken text-fg-muted`}>
      <span className="min-w-0 flex-1 basis-60">
        {t("isClosed")} {disposition && desk("disposition", { name: disposition.name })}{" "}
        {ticket && (
          <Link href={`/support-dashboard/tickets/${ticket.id}`}>
            {desk("ticket", { number: ticket.number })}
          </Link>
        )}
      </span>
      <WrapUp chat={chat} refresh={refresh} />
    </div>
  );
}

/** In place of the composer, where somebody else answers: what one can do about it. */
export function ChatFooting(props: Props) {
  const t = useTranslations("dashboard.chats");
  const { chat, refresh, onAccepted } = props;
  if (chat.mode === "waiting") return <Waiting {...props} />;
  if (chat.mode === "closed") return <Closed {...props} />;
  return (
    <div className={`${box} border-line bg-surface-sunken text-fg-muted`}>
      <span className="min-w-0 flex-1 basis-60">
        {chat.mode === "ai" ? t("withAssistant") : t("withColleague", { name: chat.assignee?.name ?? "" })}
      </span>
      <TakeOver chat={chat} refresh={refresh} onTaken={onAccepted} />
    </div>
  );
}

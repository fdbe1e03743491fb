"use client";
import { Button } from "@handrail/ui/button";
import { Hand, StickyNote } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useMe } from "../shell/me.tsx";
import type { Opened } from "./opened.ts";
import { TakeOver } from "./take-over.tsx";
import type { OpenChat } from "./use-chats.ts";
import { WrapUp } from "./wrap-up.tsx";

type Props = {
  chat: OpenChat;
  accept: { isPending: boolean; isBeyond: boolean; run: () => void };
  refresh: () => void;
  /** Begins a note to colleagues; null while one is being written. */
  onNote: (() => void) | null;
  onAccepted: () => void;
  takeOver: Opened;
  wrapUp: Opened;
};

const box =
  "flex flex-wrap items-center justify-between gap-3 rounded-card border px-4 py-3 text-sm wrap-anywhere";
const buttons = "flex flex-wrap gap-2";

function NoteButton({ onNote }: Pick<Props, "onNote">) {
  const t = useTranslations("dashboard.chats");
  return (
    onNote && (
      <Button onClick={onNote}>
        <StickyNote aria-hidden />
        {t("writeNote")}
      </Button>
    )
  );
}

function Waiting(props: Props) {
  const t = useTranslations("dashboard.chats");
  const desk = useTranslations("chatDesk");
  const me = useMe();
  const { isPending, isBeyond, run } = props.accept;
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
      <span className={buttons}>
        <NoteButton onNote={props.onNote} />
        <Button variant="primary" loading={isPending} onClick={run}>
          <Hand aria-hidden />
          {isBeyond ? desk("takeOver.beyond") : t("accept")}
        </Button>
      </span>
    </div>
  );
}

function Closed({ chat, refresh, onNote, wrapUp }: Props) {
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
      <span className={buttons}>
        <NoteButton onNote={onNote} />
        <WrapUp chat={chat} refresh={refresh} {...wrapUp} />
      </span>
    </div>
  );
}

/** In place of the composer, where somebody else answers: what one can do about it. */
export function ChatFooting(props: Props) {
  const t = useTranslations("dashboard.chats");
  const { chat, refresh, onAccepted, takeOver } = props;
  if (chat.mode === "waiting") return <Waiting {...props} />;
  if (chat.mode === "closed") return <Closed {...props} />;
  return (
    <div className={`${box} border-line bg-surface-sunken text-fg-muted`}>
      <span className="min-w-0 flex-1 basis-60">
        {chat.mode === "ai" ? t("withAssistant") : t("withColleague", { name: chat.assignee?.name ?? "" })}
      </span>
      <span className={buttons}>
        <NoteButton onNote={props.onNote} />
        <TakeOver chat={chat} refresh={refresh} onTaken={onAccepted} {...takeOver} />
      </span>
    </div>
  );
}

"use client";
import { Avatar } from "@handrail/ui/avatar";
import { Button } from "@handrail/ui/button";
import { IconButton } from "@handrail/ui/icon-button";
import { toast } from "@handrail/ui/toast";
import { Bell, BellOff, Hand } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { errorDetails } from "../../lib/errors.ts";
import { useErrorText } from "../../lib/use-error-text.ts";
import { trpc } from "../../trpc/client.tsx";
import { useDeskEvents } from "../dashboard/index.ts";
import { useMe } from "../shell/me.tsx";
import { SortingWords } from "./chat-sorting.tsx";
import type { ChatRow } from "./use-chats.ts";
import { useHeartbeat } from "./use-heartbeat.ts";
import { useRing } from "./use-ring.ts";
import { WaitingTime } from "./waiting-time.tsx";

/** What is asked for again in case an event was missed. */
const againMs = 30_000;

function useOffers() {
  const me = useMe();
  const utils = trpc.useUtils();
  const waiting = trpc.chat.queue.useQuery({ view: "waiting" }, { refetchInterval: againMs });
  useDeskEvents((event) => {
    if (event.kind !== "ticket") void utils.chat.queue.invalidate();
  });
  return (waiting.data ?? []).filter(({ offer }) => me && offer?.membershipId === me.membershipId);
}

function Offer({ chat }: { chat: ChatRow }) {
  const t = useTranslations("chatDesk.offer");
  const chats = useTranslations("dashboard.chats");
  const errorText = useErrorText();
  const router = useRouter();
  const utils = trpc.useUtils();
  const { conversationId, contact } = chat;
  const onError = (error: unknown) => {
    if (errorDetails(error).reason === "chat_changed") toast.warning(chats("takenByOther"));
    else toast.error(errorText(error));
  };
  const onSettled = () => void utils.chat.queue.invalidate();
  const accept = trpc.chat.accept.useMutation({
    onError,
    onSettled,
    onSuccess: () => router.push(`/support-dashboard/chats?view=mine&chat=${conversationId}`),
  });
  const decline = trpc.chatDesk.decline.useMutation({ onError, onSettled });
  const isBusy = accept.isPending || decline.isPending;
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 rounded-card border border-tone-accent-line bg-surface-raised px-4 py-3 shadow-control">
      <div className="flex min-w-0 flex-1 basis-64 items-start gap-3">
        <Avatar name={contact.name} decorative />
        <div className="min-w-0 flex-1 text-sm">
          <p className="font-medium text-fg wrap-anywhere">{t("title", { name: contact.name })}</p>
          <p className="line-clamp-2 text-fg-muted">{chat.topic ?? chats("noTopic")}</p>
          <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-fg-muted">
            {chat.waitingSince && (
              <span>
                {t.rich("waits", { time: () => <WaitingTime since={chat.waitingSince ?? chat.createdAt} /> })}
              </span>
            )}
            {chat.sorting && <SortingWords sorting={chat.sorting} />}
          </p>
        </div>
      </div>
      <div className="flex justify-end gap-2">
        <Button disabled={isBusy} onClick={() => decline.mutate({ conversationId })}>
          {t("decline")}
        </Button>
        <Button
          variant="primary"
          loading={accept.isPending}
          disabled={isBusy}
          onClick={() => accept.mutate({ conversationId })}
        >
          <Hand aria-hidden />
          {t("accept")}
        </Button>
      </div>
    </li>
  );
}

/** Tells that somebody is here, and rings for the chats that are offered, wherever in the dashboard one is. */
export function ChatOffers() {
  const t = useTranslations("chatDesk.offer");
  const offers = useOffers();
  const { isOn, toggle } = useRing(offers.length);
  useHeartbeat();
  return (
    <section aria-label={t("region")} aria-live="assertive" className="shrink-0">
      {offers.length > 0 && (
        <div className="m-3 mb-0 flex items-start gap-2">
          <ul className="flex max-h-[40dvh] min-w-0 flex-1 flex-col gap-2 overflow-y-auto">
            {offers.map((chat) => (
              <Offer key={chat.conversationId} chat={chat} />
            ))}
          </ul>
          <IconButton label={t(isOn ? "mute" : "unmute")} pressed={!isOn} onClick={toggle}>
            {isOn ? <Bell /> : <BellOff />}
          </IconButton>
        </div>
      )}
    </section>
  );
}

"use client";
import { Avatar } from "@handrail/ui/avatar";
import { Button } from "@handrail/ui/button";
import { cn } from "@handrail/ui/cn";
import { IconButton } from "@handrail/ui/icon-button";
import { Kbd } from "@handrail/ui/kbd";
import { toast } from "@handrail/ui/toast";
import { Bell, BellOff, Hand } from "lucide-react";
import { useRouter } from "next/navigation";
import { useNow, useTranslations } from "next-intl";
import { errorDetails } from "../../lib/errors.ts";
import { useErrorText } from "../../lib/use-error-text.ts";
import { type RouterOutputs, trpc } from "../../trpc/client.tsx";
import { shortcutKeys, useDeskEvents, useShortcuts } from "../dashboard/index.ts";
import { useMe } from "../shell/me.tsx";
import { SortingWords } from "./chat-sorting.tsx";
import { mostColumns } from "./columns.ts";
import { useRefreshChats } from "./use-chats.ts";
import { useHeartbeat } from "./use-heartbeat.ts";
import { useRing } from "./use-ring.ts";
import { clockOf, WaitingTime } from "./waiting-time.tsx";

type Offered = RouterOutputs["chat"]["queue"][number];

const chatsPath = "/support-dashboard/chats";
/** What is asked for again in case an event was missed. */
const againMs = 30_000;

/** Keeps who waits true for every part of the dashboard: this one is on every page, the others only read. */
function useOffers() {
  const me = useMe();
  const utils = trpc.useUtils();
  const waiting = trpc.chat.queue.useQuery({ view: "waiting" }, { refetchInterval: againMs });
  useDeskEvents((event) => {
    if (event.kind !== "ticket") void utils.chat.queue.invalidate();
  });
  return (waiting.data ?? []).filter(({ offer }) => me && offer?.membershipId === me.membershipId);
}

/** Where a chat that was just accepted opens: beside those that are open already. */
function besideOpen(conversationId: string) {
  const here = window.location;
  const open = here.pathname === chatsPath ? new URLSearchParams(here.search).get("chat") : null;
  const ids = [...(open?.split(",") ?? []).filter((id) => id !== conversationId), conversationId];
  return `${chatsPath}?view=mine&chat=${ids.slice(-mostColumns).join(",")}`;
}

/** How long the offer still stands; then the next is asked. */
function TimeLeft({ since }: { since: Date }) {
  const t = useTranslations("chatDesk.offer");
  const seconds = trpc.chatDesk.answerSeconds.useQuery(undefined, { staleTime: 60_000 });
  const now = useNow({ updateInterval: 1_000 });
  if (!seconds.data) return null;
  const left = seconds.data - (now.getTime() - since.getTime()) / 1_000;
  return <span className="tabular-nums">{t("left", { time: clockOf(left) })}</span>;
}

function Offer({ chat, isFirst }: { chat: Offered; isFirst: boolean }) {
  const t = useTranslations("chatDesk.offer");
  const chats = useTranslations("dashboard.chats");
  const errorText = useErrorText();
  const router = useRouter();
  const { conversationId, contact } = chat;
  const onError = (error: unknown) => {
    if (errorDetails(error).reason === "chat_changed") toast.warning(chats("takenByOther"));
    else toast.error(errorText(error));
  };
  const onSettled = useRefreshChats();
  const accept = trpc.chat.accept.useMutation({
    onError,
    onSettled,
    onSuccess: () => router.push(besideOpen(conversationId)),
  });
  const decline = trpc.chatDesk.decline.useMutation({ onError, onSettled });
  const isBusy = accept.isPending || decline.isPending;
  useShortcuts(
    "everywhere",
    isFirst && !isBusy
      ? {
          acceptOffer: () => accept.mutate({ conversationId }),
          declineOffer: () => decline.mutate({ conversationId }),
        }
      : {},
  );
  const keys = (name: "acceptOffer" | "declineOffer") =>
    isFirst && <Kbd keys={shortcutKeys("everywhere", name)} className="max-lg:hidden" />;
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 rounded-card border border-tone-accent-line bg-surface-raised px-4 py-3 shadow-control">
      <div className={cn("flex min-w-0 flex-1 basis-64 items-start gap-3", isFirst && "max-sm:pe-8")}>
        <Avatar name={contact.name} decorative />
        <div className="min-w-0 flex-1 text-sm">
          <p className="font-medium text-fg wrap-anywhere">{t("title", { name: contact.name })}</p>
          <p className="line-clamp-2 text-fg-muted">{chat.topic ?? chats("noTopic")}</p>
          <p
            aria-live="off"
            className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-fg-muted"
          >
            {chat.offer && <TimeLeft since={chat.offer.at} />}
            {chat.waitingSince && (
              <span>
                {t.rich("waits", { time: () => <WaitingTime since={chat.waitingSince ?? chat.createdAt} /> })}
              </span>
            )}
            {chat.sorting && <SortingWords sorting={chat.sorting} />}
          </p>
        </div>
      </div>
      <div className="flex justify-end gap-2 max-sm:w-full">
        <Button
          className="max-sm:flex-1"
          disabled={isBusy}
          onClick={() => decline.mutate({ conversationId })}
        >
          {t("decline")}
          {keys("declineOffer")}
        </Button>
        <Button
          variant="primary"
          className="max-sm:flex-1"
          loading={accept.isPending}
          disabled={isBusy}
          onClick={() => accept.mutate({ conversationId })}
        >
          <Hand aria-hidden />
          {t("accept")}
          {keys("acceptOffer")}
        </Button>
      </div>
    </li>
  );
}

/**
 * Tells that somebody is here, by the own channel `duty` too, and rings for the chats that are offered, wherever in the
 * dashboard one is.
 */
export function ChatOffers({ duty }: { duty: string }) {
  const t = useTranslations("chatDesk.offer");
  const offers = useOffers();
  const { isOn, toggle } = useRing(offers.length);
  useHeartbeat(duty);
  return (
    <section aria-label={t("region")} aria-live="assertive" className="shrink-0">
      {offers.length > 0 && (
        <div className="relative m-3 mb-0 flex items-start gap-2">
          <ul className="flex max-h-[40dvh] min-w-0 flex-1 flex-col gap-2 overflow-y-auto">
            {offers.map((chat, index) => (
              <Offer key={chat.conversationId} chat={chat} isFirst={index === 0} />
            ))}
          </ul>
          <IconButton
            label={t(isOn ? "mute" : "unmute")}
            pressed={!isOn}
            onClick={toggle}
            className="max-sm:absolute max-sm:end-2 max-sm:top-2"
          >
            {isOn ? <Bell /> : <BellOff />}
          </IconButton>
        </div>
      )}
    </section>
  );
}

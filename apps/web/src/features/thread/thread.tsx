"use client";
import type { WireMessage } from "@handrail/contracts";
import { Button } from "@handrail/ui/button";
import { cn } from "@handrail/ui/cn";
import { ArrowDown } from "lucide-react";
import { useFormatter, useNow, useTimeZone, useTranslations } from "next-intl";
import { type ReactNode, useMemo } from "react";
import { useMe } from "../shell/me.tsx";
import { ChoosableEntry, type Choosing } from "./choosable-entry.tsx";
import type { Colleague } from "./mentions.ts";
import { MessageEntry } from "./message-entry.tsx";
import type { OutboxEntry } from "./outbox.ts";
import { type PendingActions, PendingEntry } from "./pending-entry.tsx";
import { type ScheduledActions, ScheduledEntry } from "./scheduled-entry.tsx";
import { lastSeenId, threadItems } from "./thread-items.ts";
import { useStickToEnd } from "./use-stick-to-end.ts";

function DayLine({ at }: { at: Date }) {
  const t = useTranslations("tickets.thread");
  const format = useFormatter();
  const now = useNow();
  const day = (date: Date) => format.dateTime(date, { dateStyle: "short" });
  const yesterday = new Date(now.getTime() - 86_400_000);
  const isThisYear = format.dateTime(at, { year: "numeric" }) === format.dateTime(now, { year: "numeric" });
  const label =
    day(at) === day(now)
      ? t("today")
      : day(at) === day(yesterday)
        ? t("yesterday")
        : format.dateTime(at, {
            weekday: "long",
            day: "numeric",
            month: "long",
            ...(isThisYear ? {} : { year: "numeric" as const }),
          });
  return <Line className="text-fg-subtle">{label}</Line>;
}

function Line({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <div className={cn("flex items-center gap-3 text-xs font-medium", className)}>
      <span aria-hidden className="h-px flex-1 bg-line" />
      {children}
      <span aria-hidden className="h-px flex-1 bg-line" />
    </div>
  );
}

type ThreadProps = {
  label: string;
  messages: readonly WireMessage[];
  outbox: readonly OutboxEntry[];
  actions: PendingActions;
  scheduled: ScheduledActions;
  /** Whose names stand out where a note mentions them. */
  colleagues: readonly Colleague[];
  /** Where this person stopped reading; later messages of others are marked. */
  seenSeq: number | null;
  /** What stands in place of a draft of the assistant. */
  renderDraft: (message: WireMessage) => ReactNode;
  /** Under the last message: who is typing. */
  end?: ReactNode;
  onReachEnd?: () => void;
  /** Where messages can be ticked. */
  choosing?: Choosing | null;
  /** Whether it is a chat, where one may put own words in others for a while. */
  isChat?: boolean;
  /** How far the customer has seen it, where that is known: our last message up to there says so. */
  customerSeenSeq?: number;
};

/** A conversation as staff see it, read aloud as it grows; keeps to the end while one is there. */
export function Thread(props: ThreadProps) {
  const { label, messages, outbox, actions, scheduled, colleagues, seenSeq, renderDraft, end, onReachEnd } =
    props;
  const { choosing, isChat = false, customerSeenSeq = 0 } = props;
  const t = useTranslations("tickets.thread");
  const me = useMe();
  const timeZone = useTimeZone() ?? "UTC";
  const ownMembershipId = me?.membershipId ?? null;
  const items = useMemo(
    () => threadItems(messages, { timeZone, pending: outbox, seenSeq, ownMembershipId }),
    [messages, timeZone, outbox, seenSeq, ownMembershipId],
  );
  const seenId = lastSeenId(messages, customerSeenSeq);
  const { scroller, isAtEnd, toEnd, unread } = useStickToEnd(items.length, onReachEnd);
  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      <section
        ref={scroller}
        role="log"
        aria-relevant="additions"
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
        tabIndex={0}
        className="min-h-0 flex-1 overflow-y-auto overscroll-contain -outline-offset-2"
      >
        <div className="flex flex-col gap-4 px-4 py-4 sm:px-6">
          {items.map((item) => {
            switch (item.kind) {
              case "day":
                return <DayLine key={item.key} at={item.at} />;
              case "unseen":
                return (
                  <Line key={item.key} className="text-danger-text">
                    {t("newMessages")}
                  </Line>
                );
              case "pending":
                return <PendingEntry key={item.key} entry={item.entry} {...actions} />;
              case "message":
                if (item.message.state === "sent") {
                  const entry = (
                    <MessageEntry
                      key={item.key}
                      message={item.message}
                      continues={item.continues && !choosing}
                      colleagues={colleagues}
                      isChat={isChat}
                      isSeen={item.message.id === seenId}
                    />
                  );
                  if (!choosing || item.message.seq === 0 || item.message.senderKind === "system")
                    return entry;
                  return (
                    <ChoosableEntry key={item.key} message={item.message} choosing={choosing}>
                      {entry}
                    </ChoosableEntry>
                  );
                }
                if (item.message.state === "scheduled")
                  return <ScheduledEntry key={item.key} message={item.message} {...scheduled} />;
                return <div key={item.key}>{renderDraft(item.message)}</div>;
              default:
                return item satisfies never;
            }
          })}
          {end}
        </div>
      </section>
      {!isAtEnd && (
        <Button
          size="sm"
          onClick={toEnd}
          className="absolute bottom-3 left-1/2 -translate-x-1/2 rounded-full shadow-float"
        >
          <ArrowDown aria-hidden />
          {unread > 0 ? t("unreadBelow", { count: unread }) : t("toEnd")}
        </Button>
      )}
    </div>
  );
}

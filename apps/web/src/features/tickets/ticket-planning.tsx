"use client";
import { AlarmClock, CalendarClock, MessageCircleReply } from "lucide-react";
import { useFormatter, useNow, useTranslations } from "next-intl";
import { choiceRow, MomentPicker } from "./moment-picker.tsx";
import { Property, propertyButton } from "./property.tsx";
import { isOver } from "./statuses.ts";
import type { Ticket } from "./use-ticket.ts";
import type { TicketChanges } from "./use-ticket-changes.ts";

type Props = {
  ticket: Ticket;
  changes: TicketChanges;
  isSnoozeOpen: boolean;
  onSnoozeOpen: (open: boolean) => void;
};

const exact = {
  weekday: "short",
  day: "numeric",
  month: "short",
  hour: "numeric",
  minute: "2-digit",
} as const;

/** When it has to be done, and until when it is out of the way. */
export function TicketPlanning({ ticket, changes, isSnoozeOpen, onSnoozeOpen }: Props) {
  const t = useTranslations("templates.planning");
  const format = useFormatter();
  const now = useNow({ updateInterval: 60_000 });
  const { dueAt, snoozedUntil, snoozedUntilReply, status } = ticket;
  const isLate = dueAt !== null && dueAt < now && status !== "resolved" && status !== "closed";
  const snooze = (until: Date | null, untilReply: boolean) =>
    changes.mutate({ field: "snooze", until, untilReply });
  const isAsleep = snoozedUntil !== null || snoozedUntilReply;
  const snoozeText = snoozedUntil
    ? format.dateTime(snoozedUntil, exact)
    : snoozedUntilReply
      ? t("untilReply")
      : t("notSnoozed");
  return (
    <div className="grid grid-cols-2 gap-2">
      <Property label={t("due")}>
        <MomentPicker
          label={t("due")}
          value={dueAt}
          clearLabel={t("clearDue")}
          onChoose={(to) => changes.mutate({ field: "dueAt", to })}
          onClear={dueAt ? () => changes.mutate({ field: "dueAt", to: null }) : undefined}
          trigger={
            <button
              type="button"
              aria-label={t("dueNamed", { date: dueAt ? format.dateTime(dueAt, exact) : t("noDue") })}
              disabled={isOver(status)}
              className={propertyButton}
            >
              <CalendarClock aria-hidden />
              <span className={isLate ? "truncate font-medium text-danger-text" : "truncate"}>
                {dueAt ? format.dateTime(dueAt, { day: "numeric", month: "short" }) : t("noDue")}
                {isLate && ` · ${t("late")}`}
              </span>
            </button>
          }
        />
      </Property>
      <Property label={t("snooze")} shortcut="h">
        <MomentPicker
          label={t("snooze")}
          value={snoozedUntil}
          open={isSnoozeOpen}
          onOpenChange={onSnoozeOpen}
          clearLabel={t("wake")}
          onChoose={(until) => snooze(until, true)}
          onClear={isAsleep ? () => snooze(null, false) : undefined}
          more={(close) => (
            <button
              type="button"
              className={choiceRow}
              onClick={() => {
                snooze(null, true);
                close();
              }}
            >
              <MessageCircleReply aria-hidden />
              {t("whenReply")}
            </button>
          )}
          trigger={
            <button
              type="button"
              aria-label={t("snoozeNamed", { until: snoozeText })}
              disabled={isOver(status) || status === "resolved"}
              className={propertyButton}
            >
              <AlarmClock aria-hidden />
              <span className="truncate">
                {snoozedUntil
                  ? format.dateTime(snoozedUntil, { day: "numeric", month: "short", hour: "numeric" })
                  : snoozeText}
              </span>
            </button>
          }
        />
      </Property>
    </div>
  );
}

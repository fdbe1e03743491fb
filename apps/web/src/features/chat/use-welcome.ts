"use client";
import type { Locale } from "@handrail/contracts";
import { locales } from "@handrail/contracts/vocabulary";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { trpc } from "../../trpc/client.tsx";

const minuteMs = 60_000;

/** The language that the page is in. */
export function useOwnLocale(): Locale {
  const current = useLocale();
  return locales.find((each) => each === current) ?? "en";
}

/** What the chat says before the first word, kept up to date while it is looked at. */
export function useWelcome() {
  const locale = useOwnLocale();
  return trpc.chatRoom.welcome.useQuery(
    { locale },
    { staleTime: minuteMs, refetchInterval: minuteMs, refetchOnWindowFocus: true },
  );
}

/** A time of today as such, another with its day, as it stands in a sentence: in the reader's own time zone. */
export function useMoment() {
  const format = useFormatter();
  const t = useTranslations("modal.chat.moment");
  return (at: Date) => {
    const time = format.dateTime(at, { hour: "numeric", minute: "2-digit" });
    const hour = Number.parseInt(time, 10);
    if (at.toDateString() === new Date().toDateString()) return t("today", { time, hour });
    const isFar = at.getTime() - Date.now() > 6 * 86_400_000;
    const day = format.dateTime(at, {
      weekday: "long",
      ...(isFar ? { day: "numeric", month: "long" } : {}),
    });
    return t("day", { day, time, hour });
  };
}

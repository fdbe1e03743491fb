"use client";
import type { Locale } from "@handrail/contracts";
import { locales } from "@handrail/contracts/vocabulary";
import { useFormatter, useLocale } from "next-intl";
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

/** A time of today as such, another with its day: in the reader's own time zone. */
export function useMoment() {
  const format = useFormatter();
  return (at: Date) => {
    const isToday = at.toDateString() === new Date().toDateString();
    return format.dateTime(at, {
      hour: "numeric",
      minute: "2-digit",
      ...(isToday
        ? {}
        : {
            weekday: "long",
            ...(at.getTime() - Date.now() > 6 * 86_400_000 ? { day: "numeric", month: "long" } : {}),
          }),
    });
  };
}

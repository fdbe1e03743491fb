import type { Locale } from "@handrail/contracts";
import { showPhone } from "@handrail/contracts/phone";
import type { Slot } from "../hours/index.ts";

export type Wish = { phone: string; slot: Slot | null; timeZone: string; topic: string };

const anyTime: Record<Locale, string> = { en: "at any time", es: "a cualquier hora" };

/** PURE. When somebody wants to be called, with the time zone that it is meant in. */
function timeOf({ slot, timeZone }: Wish, locale: Locale): string {
  if (!slot) return anyTime[locale];
  const format = new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, {
    timeZone,
    weekday: "long",
    day: "numeric",
    month: "long",
    hour: "2-digit",
    minute: "2-digit",
  });
  return `${format.formatRange(slot.from, slot.to)} (${timeZone.replaceAll("_", " ")})`;
}

type Words = {
  /** What the customer wrote by filling in the form. */
  asked: (wish: Wish) => string;
  /** What the chat says to it. */
  promised: (number: string) => string;
};

/** PURE. A wish to be called back, in each language. It promises what somebody was asked to do, and nothing else. */
export const callBackWords: Record<Locale, Words> = {
  en: {
    asked: (wish) =>
      [`Please call me back: ${showPhone(wish.phone)}, ${timeOf(wish, "en")}.`, wish.topic]
        .filter(Boolean)
        .join("\n\n"),
    promised: (number) =>
      `Your wish to be called back was noted. This conversation goes on as ticket ${number}; whoever calls you reads it.`,
  },
  es: {
    asked: (wish) =>
      [`Llámenme, por favor: ${showPhone(wish.phone)}, ${timeOf(wish, "es")}.`, wish.topic]
        .filter(Boolean)
        .join("\n\n"),
    promised: (number) =>
      `Anotamos que quiere que le llamemos. Esta conversación continúa como el ticket ${number}; quien le llame la leerá.`,
  },
};

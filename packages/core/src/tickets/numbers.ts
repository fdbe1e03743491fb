/** PURE. Ticket numbers by the pattern of a desk: `TICKET-{seq:4}`, `SAAS-{yyyymmdd}-{rand:5}`, `TKT-{yyyymm}-{seq:4}`. */

const token = /\{(seq|rand|yyyymmdd|yyyymm|yyyy)(?::(\d{1,2}))?\}/g;

/** Letters and digits that cannot be taken for one another. */
const alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

type Parts = {
  at: Date;
  timeZone: string;
  /** The next number of the desk in the period. */
  seq: number;
  /** `n` whole numbers from 0 to 255, drawn at random. */
  random: (n: number) => Iterable<number>;
};

/** Year, month and day on the organisation's calendar, without separators. */
function calendarDay(at: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("en", {
    timeZone,
    calendar: "gregory",
    numberingSystem: "latn",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).formatToParts(at);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? "";
  return `${part("year").padStart(4, "0")}${part("month")}${part("day")}`;
}

const dateLengths: Record<string, number> = { yyyymmdd: 8, yyyymm: 6, yyyy: 4 };

/** The period in which numbers count up: the finest date of the pattern, empty where it has none. */
export function numberPeriod(pattern: string, at: Date, timeZone: string): string {
  const lengths = [...pattern.matchAll(token)].map(([, name = ""]) => dateLengths[name] ?? 0);
  return calendarDay(at, timeZone).slice(0, Math.max(0, ...lengths));
}

/** A number that outgrows its width is written in full. */
export function formatNumber(pattern: string, parts: Parts): string {
  return pattern.replace(token, (_match, name: string, width: string | undefined) => {
    const dateLength = dateLengths[name];
    if (dateLength) return calendarDay(parts.at, parts.timeZone).slice(0, dateLength);
    if (name === "seq") return String(parts.seq).padStart(Number(width ?? 1), "0");
    return Array.from(parts.random(Number(width ?? 5)), (byte) => alphabet[byte % alphabet.length]).join("");
  });
}

import { TZDate } from "@date-fns/tz";
import type { BusinessHours } from "@handrail/contracts/hours";

/** PURE. Business hours as instants: whatever the clocks do, an opening is the wall clock's. */
type Interval = { start: number; end: number };
type Day = { year: number; month: number; day: number };

const horizonDays = 400;

/** The instant at which the clock of a zone shows this time; where it is skipped, the instant after the gap. */
function instantOf(timeZone: string, { year, month, day }: Day, time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return new TZDate(year, month, day, hours, minutes, timeZone).getTime();
}

const isoOf = ({ year, month, day }: Day) => new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);

function intervalsOn({ timeZone, spans, holidays }: BusinessHours, date: Day): Interval[] {
  const weekday = new Date(Date.UTC(date.year, date.month, date.day)).getUTCDay() || 7;
  const iso = isoOf(date);
  const special = holidays.find((holiday) => holiday.date === iso)?.spans;
  return (special ?? spans.filter(({ day }) => day === weekday))
    .map(({ from, to }) => ({ start: instantOf(timeZone, date, from), end: instantOf(timeZone, date, to) }))
    .filter(({ start, end }) => start < end)
    .sort((a, b) => a.start - b.start);
}

export type HoursNow = {
  isOpen: boolean;
  /** When that changes; null where it does not within a year. */
  changesAt: Date | null;
};

/** Whether it is open at an instant, and until when; spans that meet, also at midnight, are one. */
export function hoursAt(hours: BusinessHours, at: Date): HoursNow {
  const local = new TZDate(at.getTime(), hours.timeZone);
  const now = at.getTime();
  let openUntil: number | null = null;
  for (let offset = -1; offset <= horizonDays; offset += 1) {
    const date = new Date(Date.UTC(local.getFullYear(), local.getMonth(), local.getDate() + offset));
    const day = { year: date.getUTCFullYear(), month: date.getUTCMonth(), day: date.getUTCDate() };
    for (const { start, end } of intervalsOn(hours, day)) {
      if (end <= now) continue;
      if (openUntil === null) {
        if (start > now) return { isOpen: false, changesAt: new Date(start) };
        openUntil = end;
      } else if (start <= openUntil) openUntil = Math.max(openUntil, end);
      else return { isOpen: true, changesAt: new Date(openUntil) };
    }
    if (openUntil !== null && openUntil < instantOf(hours.timeZone, day, "24:00"))
      return { isOpen: true, changesAt: new Date(openUntil) };
  }
  return { isOpen: openUntil !== null, changesAt: null };
}

/** How long it was open between two instants, in milliseconds; spans that overlap count once. */
export function openBetween(hours: BusinessHours, from: Date, to: Date): number {
  const local = new TZDate(from.getTime(), hours.timeZone);
  let open = 0;
  let reached = from.getTime();
  for (let offset = -1; offset <= horizonDays && reached < to.getTime(); offset += 1) {
    const date = new Date(Date.UTC(local.getFullYear(), local.getMonth(), local.getDate() + offset));
    const day = { year: date.getUTCFullYear(), month: date.getUTCMonth(), day: date.getUTCDate() };
    for (const { start, end } of intervalsOn(hours, day)) {
      const until = Math.min(end, to.getTime());
      const since = Math.max(start, reached);
      if (until <= since) continue;
      open += until - since;
      reached = until;
    }
    if (instantOf(hours.timeZone, day, "00:00") > to.getTime()) break;
  }
  return open;
}

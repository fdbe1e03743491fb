import { TZDate } from "@date-fns/tz";

/** Moments that people put work off to, in the organisation's time zone. */
export const presetNames = ["laterToday", "tomorrow", "inThreeDays", "nextMonday", "nextWeek"] as const;
export type PresetName = (typeof presetNames)[number];
export type Preset = { name: PresetName; at: Date };

const morning = 9;
const evening = 18;

/** PURE. What can be chosen with one click, soonest first; what is past or said twice is left out. */
export function presets(now: Date, timeZone: string): Preset[] {
  const here = new TZDate(now, timeZone);
  const on = (days: number, hour: number) =>
    new Date(
      new TZDate(here.getFullYear(), here.getMonth(), here.getDate() + days, hour, 0, timeZone).getTime(),
    );
  const toMonday = (8 - here.getDay()) % 7 || 7;
  const all: Preset[] = [
    { name: "laterToday", at: on(0, evening) },
    { name: "tomorrow", at: on(1, morning) },
    { name: "inThreeDays", at: on(3, morning) },
    { name: "nextMonday", at: on(toMonday, morning) },
    { name: "nextWeek", at: on(7, morning) },
  ];
  return all
    .filter(({ at }) => at > now)
    .filter(({ at }, index, list) => list.findIndex((each) => +each.at === +at) === index)
    .toSorted((a, b) => +a.at - +b.at);
}

const two = (value: number) => value.toString().padStart(2, "0");

/** PURE. A moment as an input of type datetime-local shows it. */
export function toInput(at: Date, timeZone: string): string {
  const here = new TZDate(at, timeZone);
  const day = `${here.getFullYear()}-${two(here.getMonth() + 1)}-${two(here.getDate())}`;
  return `${day}T${two(here.getHours())}:${two(here.getMinutes())}`;
}

const written = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})/;

/** PURE. The moment that such an input means, or null where it is not filled in. */
export function fromInput(value: string, timeZone: string): Date | null {
  const parts = written.exec(value)?.slice(1).map(Number);
  if (!parts) return null;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = parts;
  return new Date(new TZDate(year, month - 1, day, hour, minute, timeZone).getTime());
}

import { z } from "zod";

const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);
const end = z.string().regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/);
const span = z.strictObject({ from: time, to: end });
type Span = z.output<typeof span>;

/** PURE. Whether spans of one day each end after they begin and none begins before another ends. */
export function areApart(spans: readonly Span[]): boolean {
  const sorted = [...spans].sort((a, b) => a.from.localeCompare(b.from));
  return sorted.every(({ from, to }, index) => from < to && (sorted[index - 1]?.to ?? "") <= from);
}

const mostSpans = 6;
const daySpans = z.array(span).max(mostSpans).refine(areApart, "spans must not overlap");

/** Whether a date of the form 2026-12-25 exists. */
const isDate = (text: string) => new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text;

/** Days are 1 (Monday) to 7. */
export const weekSchema = z
  .array(z.strictObject({ day: z.int().min(1).max(7), from: time, to: end }))
  .max(7 * mostSpans)
  .refine(
    (spans) => [1, 2, 3, 4, 5, 6, 7].every((day) => areApart(spans.filter((each) => each.day === day))),
    "spans must not overlap",
  );

/** What differs on single days; no spans: closed all day. */
export const holidaysSchema = z
  .array(
    z.strictObject({
      date: z
        .string()
        .regex(/^\d{4}-\d{2}-\d{2}$/)
        .refine(isDate),
      name: z.string().trim().max(80),
      spans: daySpans,
    }),
  )
  .max(200)
  .refine((days) => new Set(days.map(({ date }) => date)).size === days.length, "each day once");

/** When there are people, in a time zone. */
export type BusinessHours = {
  timeZone: string;
  spans: z.output<typeof weekSchema>;
  holidays: z.output<typeof holidaysSchema>;
};

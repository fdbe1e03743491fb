import type { ServiceContext } from "../context.ts";

/** PURE. The day that it is where the organisation is, as midnight of UTC: what a column of days takes. */
export function today({ org, now }: Pick<ServiceContext, "org" | "now">): Date {
  const parts = new Intl.DateTimeFormat("en-CA", { timeZone: org.timeZone, dateStyle: "short" }).format(
    now(),
  );
  return new Date(`${parts}T00:00:00Z`);
}

/** The first day of its month. */
export function thisMonth(ctx: Pick<ServiceContext, "org" | "now">): Date {
  const day = today(ctx);
  return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), 1));
}

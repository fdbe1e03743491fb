import type { ServiceContext } from "../context.ts";

const zones = new Map<string, Intl.DateTimeFormat>();

/** Made once for each zone: it is on the way of every call of a model. */
function dayIn(timeZone: string): Intl.DateTimeFormat {
  const known = zones.get(timeZone) ?? new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" });
  zones.set(timeZone, known);
  return known;
}

/** PURE. The day that it is where the organisation is, as midnight of UTC: what a column of days takes. */
export function today({ org, now }: Pick<ServiceContext, "org" | "now">): Date {
  return new Date(`${dayIn(org.timeZone).format(now())}T00:00:00Z`);
}

/** The first day of its month. */
export function thisMonth(ctx: Pick<ServiceContext, "org" | "now">): Date {
  const day = today(ctx);
  return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), 1));
}

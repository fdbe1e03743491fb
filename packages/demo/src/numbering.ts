import { formatNumber, numberPeriod } from "@handrail/core/tickets/numbers";
import type { DemoOrganization, DemoTicket } from "./content/index.ts";
import { seededRandom } from "./random.ts";

/** Numbers in the order of opening, and where each desk's counter stands afterwards. */
export function numbering(demo: DemoOrganization) {
  const counters = new Map<string, { desk: string; period: string; value: number }>();
  const random = seededRandom(demo.slug.length);
  const bytes = (n: number) => Array.from({ length: n }, () => Math.floor(random() * 256));
  return {
    counters,
    next(ticket: DemoTicket, at: Date): string {
      const desk = demo.desks.find((candidate) => candidate.kind === ticket.desk);
      if (!desk) throw new Error(`${demo.slug} has no ${ticket.desk} desk`);
      const period = numberPeriod(desk.numberPattern, at, demo.timeZone);
      const key = `${desk.kind} ${period}`;
      const counter = counters.get(key) ?? { desk: desk.kind, period, value: 0 };
      counter.value += 1;
      counters.set(key, counter);
      return formatNumber(desk.numberPattern, {
        at,
        timeZone: demo.timeZone,
        seq: counter.value,
        random: bytes,
      });
    },
  };
}

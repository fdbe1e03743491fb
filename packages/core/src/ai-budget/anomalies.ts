/** PURE. Whether an hour of calls is out of the ordinary, by what the organisation's own two weeks before were like. */

export type Hour = { calls: number; failures: number; cost: number; latencyMs: number | null };
export type Usual = {
  /** Hours in which models were asked at all. */
  hours: number;
  calls: number;
  cost: number;
  failureRate: number;
  latencyMs: number | null;
};

export const anomalyKinds = ["volume", "cost", "failures", "latency"] as const;
export type Anomaly = { what: (typeof anomalyKinds)[number]; value: number; usual: number };

const times = 3;
/** Fewer calls in an hour say nothing. */
const leastCalls = 10;
/** Fewer hours say nothing of what is usual: then only what nobody would call usual is told. */
const leastHours = 12;
const calmCalls = 30;
const startCalls = 300;
const calmFailures = 0.25;
const calmLatencyMs = 3_000;

/** What is far beyond what is usual, and beyond what is worth a word at all. */
export function anomaliesIn(hour: Hour, usual: Usual): Anomaly[] {
  const isKnown = usual.hours >= leastHours;
  const found: Anomaly[] = [];
  const most = isKnown ? Math.max(calmCalls, usual.calls * times) : startCalls;
  if (hour.calls >= most) found.push({ what: "volume", value: hour.calls, usual: usual.calls });
  if (hour.calls < leastCalls) return found;
  if (isKnown && usual.cost > 0 && hour.cost >= usual.cost * times)
    found.push({ what: "cost", value: hour.cost, usual: usual.cost });
  const failureRate = hour.failures / hour.calls;
  if (failureRate >= Math.max(calmFailures, usual.failureRate * times))
    found.push({ what: "failures", value: failureRate, usual: usual.failureRate });
  const { latencyMs } = hour;
  const usualLatency = usual.latencyMs ?? 0;
  if (isKnown && latencyMs !== null && latencyMs >= Math.max(calmLatencyMs, usualLatency * times))
    found.push({ what: "latency", value: latencyMs, usual: usualLatency });
  return found;
}

/** A value as a notice says it. */
export function saidOf(what: Anomaly["what"], value: number, currency: string): string {
  switch (what) {
    case "volume":
      return String(Math.round(value));
    case "cost":
      return `${(value / 1_000_000).toFixed(2)} ${currency}`;
    case "failures":
      return `${Math.round(value * 100)} %`;
    case "latency":
      return `${(value / 1_000).toFixed(1)} s`;
    default:
      return what satisfies never;
  }
}

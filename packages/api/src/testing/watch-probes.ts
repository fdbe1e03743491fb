import { none, type Probe } from "./probe.ts";

/** Procedures of the history and of what is watched over. */
export const watchProbes: Record<string, Probe> = {
  "aiBudget.change": none(() => ({
    version: 0,
    monthlyTokens: 1_000_000,
    monthlyCost: null,
    currency: "EUR",
    prices: [],
    dailyTurns: 50,
    longestInput: 4_000,
    traceDays: 30,
  })),
  "aiBudget.get": none(),
  "audit.changeReadLimit": none(() => ({ seen: 300, limit: 400 })),
  "audit.list": none(() => ({ kinds: ["ticket.opened"] })),
  "audit.readLimit": none(),
  "audit.seals": none(),
  "audit.verify": none(() => ({ afterSeq: 0 })),
  "exports.list": none(() => ({ kind: "tickets" })),
  "exports.start": none(() => ({ kind: "tickets", query: {}, columns: ["number"], locale: "en" })),
};

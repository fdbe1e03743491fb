import { none, type Probe } from "./probe.ts";

/** Procedures of the history and of what is watched over. */
export const watchProbes: Record<string, Probe> = {
  "audit.changeReadLimit": none(() => ({ seen: 300, limit: 400 })),
  "audit.list": none(() => ({ kinds: ["ticket.opened"] })),
  "audit.readLimit": none(),
  "audit.seals": none(),
  "audit.verify": none(() => ({ afterSeq: 0 })),
  "exports.list": none(() => ({ kind: "audit" })),
  "exports.start": none(() => ({ kind: "ai_interactions", format: "jsonl", days: 7 })),
};

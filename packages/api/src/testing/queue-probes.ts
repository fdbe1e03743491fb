import type { Entities } from "./entities.ts";
import { branch, none, org, type Probe } from "./probe.ts";

const versioned = ({ ticket }: Entities) => ({ ticketId: ticket.id, version: ticket.version });

/** Procedures of the queue: lists, counts, changes of many at once, saved views, files. */
export const queueProbes: Record<string, Probe> = {
  "queue.bulk": none((at) => ({
    changes: [{ ...versioned(at), change: { kind: "priority", priority: "urgent" } }],
  })),
  "queue.changeSettings": none(() => ({ columns: ["number", "subject"] })),
  "queue.changeView": org(({ viewId }) => ({ viewId, name: "Renamed" })),
  "queue.counts": none(),
  "queue.createView": none(() => ({ name: "Mine", query: {} })),
  "queue.list": none(({ ticket }) => ({ search: ticket.number })),
  "queue.markSeen": branch(({ ticket }) => ({ ticketId: ticket.id })),
  "queue.matching": none(({ owner }) => ({ search: owner.email })),
  "queue.options": none(),
  "queue.orderViews": none(({ viewId }) => ({ viewIds: [viewId] })),
  "queue.removeView": org(({ viewId }) => ({ viewId })),
  "queue.settings": none(),
  "queue.total": none(({ ticket }) => ({ search: ticket.number })),
  "queue.views": none(),
  "tickets.assignTeam": branch((at) => ({ ...versioned(at), teamId: at.teamId })),
  "tickets.changeTags": branch((at) => ({ ...versioned(at), add: [at.tagId] })),
};

export { Facts, readFacts } from "./facts.tsx";
export { PriorityMark } from "./priority-mark.tsx";
export { StatusBadge } from "./status-badge.tsx";
export { ticketHref } from "./ticket-href.ts";
export { useViewers } from "./use-viewers.ts";

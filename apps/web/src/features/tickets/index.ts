export { ContextCard } from "./context-card.tsx";
export { CustomerCard } from "./customer-card.tsx";
export { isSilent } from "./event-sentence.ts";
export { Facts, readFacts } from "./facts.tsx";
export { PriorityMark } from "./priority-mark.tsx";
export { StatusBadge } from "./status-badge.tsx";
export { HistoryEntry } from "./ticket-history.tsx";
export { ticketHref } from "./ticket-href.ts";
export { useViewers } from "./use-viewers.ts";

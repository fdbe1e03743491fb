export { auditWhere, getSealState, listAudit } from "./queries.ts";
export { scheduleSeals, sealEvents } from "./seal-events.ts";
export { renewAnchor, verifyAllSeals, verifySeals } from "./verify-seals.ts";
export { changeReadLimit, getReadLimit, scheduleReadWatch, watchReads } from "./watch-reads.ts";

export { draftFromTicket } from "./draft-from-ticket.ts";
export { readGaps } from "./read-gaps.ts";

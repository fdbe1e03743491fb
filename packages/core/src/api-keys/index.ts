export { createKey } from "./create-key.ts";
export { draftReply } from "./draft-reply.ts";
export { requireKey, signature } from "./key-actor.ts";
export { listKeys } from "./list-keys.ts";
export { readTicket, readTriage } from "./read-ticket.ts";
export { recordCall } from "./record-call.ts";
export { resolveKey } from "./resolve-key.ts";
export { revokeKey } from "./revoke-key.ts";
export { writeNote } from "./write-note.ts";

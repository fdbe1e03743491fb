export { createKey } from "./create-key.ts";
export { listKeys } from "./list-keys.ts";
export { recordCall } from "./record-call.ts";
export { resolveKey } from "./resolve-key.ts";
export { revokeKey } from "./revoke-key.ts";

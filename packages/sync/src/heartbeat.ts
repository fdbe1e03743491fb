/** How often an open dashboard tells that somebody is there; the server has patience for two that are missed. */
export const heartbeatMs = 30_000;

/**
 * How often an open dashboard tells that somebody is there; the server has patience for two that are missed. Without a
 * connection to realtime it is oftener than who has left is waited for.
 */
export const heartbeatMs = { connected: 30_000, offline: 10_000 } as const;

/** How often to ask for what is missing although nothing says that anything is: realtime may lose events without a trace. */
export const refetchMs = { connected: 30_000, offline: 4_000 } as const;

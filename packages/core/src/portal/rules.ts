const hourMs = 60 * 60 * 1000;

/** How long the session that a mailed link opens is good for. */
export const sessionLifetimeMs = 7 * 24 * hourMs;
/** A request that was not mailed by then is forgotten. */
export const requestLifetimeMs = hourMs;

/** What a link is mailed for: a ticket has come in, somebody wants to see it, or it was answered. */
export const accessKinds = ["received", "wanted"] as const;
export type AccessKind = (typeof accessKinds)[number];

/** PURE. Who somebody without an account is to realtime, so that the connections can be ended. */
export const guestPersonId = (contactId: string) => `guest-${contactId}`;

/** PURE. Limits of an organisation's portal count each address once, however it is reached. */
export const countedAddress = (orgId: string, email: string) => `${orgId}:${email}`;

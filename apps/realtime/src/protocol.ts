/** The one version of the Pusher Channels protocol that is spoken here. */
export const protocolVersion = "7";

/** 4000-4099: do not come back; 4100-4199: come back later; 4200-4299: come back at once. */
export const closeCodes = {
  unknownApp: 4001,
  unsupportedProtocol: 4007,
  unauthorised: 4009,
  overCapacity: 4100,
  reconnect: 4200,
  pongTimeout: 4201,
} as const;

export type CloseCode = (typeof closeCodes)[keyof typeof closeCodes];

/** Codes inside `pusher:error` and `pusher:subscription_error`; the connection stays open. */
export const errorCodes = {
  unauthorised: 401,
  limitReached: 4004,
  clientEventRejected: 4301,
  watchlistTooLong: 4302,
} as const;

/** A frame as it goes over the wire: encoded once, sent to any number of sockets. */
export type Frame = Buffer;

type FrameFields = { event: string; channel?: string; data: unknown; user_id?: string };

/** `data` is sent as given: published events carry the publisher's own string. */
export function encodeFrame(fields: FrameFields): Frame {
  return Buffer.from(JSON.stringify(fields));
}

/** A frame of the protocol itself, whose `data` is JSON inside a JSON string. */
export function systemFrame(event: string, data: object, channel?: string) {
  return encodeFrame({ event, channel, data: JSON.stringify(data) });
}

export function errorFrame(code: number | null, message: string) {
  return systemFrame("pusher:error", { code, message });
}

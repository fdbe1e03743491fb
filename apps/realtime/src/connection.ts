import { randomInt } from "node:crypto";
import type { WebSocket } from "ws";
import { sendOrCut } from "./backpressure.ts";
import { createTokenBucket, type Limits } from "./limits.ts";
import type { CloseCode, Frame } from "./protocol.ts";

export type SignedInUser = { id: string; info: unknown; watchlist: string[] };

export type Connection = {
  readonly socketId: string;
  readonly channels: Set<string>;
  user: SignedInUser | null;
  /** Subscriptions that wait for the sign-in, by channel, and when they are refused. */
  readonly held: Map<string, unknown>;
  holdTimer: NodeJS.Timeout | null;
  /** When the peer was last heard, and when it was pinged since then; milliseconds of `performance.now()`. */
  lastHeardAt: number;
  pingedAt: number | null;
  readonly isOpen: () => boolean;
  readonly takeMessage: () => boolean;
  readonly takeClientEvent: () => boolean;
  readonly send: (frame: Frame) => void;
  /** Ends membership at once; what the peer still sends is not read, whether or not it answers the close. */
  readonly close: (code: CloseCode, reason: string) => void;
};

type Options = {
  socket: WebSocket;
  limits: Limits;
  log: (line: string) => void;
  onEnd: (it: Connection) => void;
};

const half = () => randomInt(1, 2 ** 47);

export function createConnection({ socket, limits, log, onEnd }: Options) {
  let isOpen = true;
  const messages = createTokenBucket(limits.messagesPerSecond, limits.messageBurst);
  const clientEvents = createTokenBucket(limits.clientEventsPerSecond);

  const connection: Connection = {
    socketId: `${half()}.${half()}`,
    channels: new Set(),
    user: null,
    held: new Map(),
    holdTimer: null,
    lastHeardAt: performance.now(),
    pingedAt: null,
    isOpen: () => isOpen,
    takeMessage: messages.take,
    takeClientEvent: clientEvents.take,
    send(frame) {
      if (!isOpen || sendOrCut(socket, frame, limits.maxBufferedBytes)) return;
      log(`cut off ${connection.socketId}: it does not read what it is sent`);
    },
    close(code, reason) {
      end();
      socket.close(code, reason);
    },
  };

  function end() {
    if (!isOpen) return;
    isOpen = false;
    onEnd(connection);
  }

  socket.on("close", end);
  socket.on("error", (error) => log(`${connection.socketId}: ${error.message}`));
  return connection;
}

import PusherApi from "pusher";
import PusherClient, { type Channel } from "pusher-js";
import { onTestFinished } from "vitest";
import { WebSocket } from "ws";
import { createRealtimeServer, type RealtimeServerOptions } from "../index.ts";

export const credentials = { appId: "7", key: "harness-key", secret: "harness-secret" };

type Person = { userId?: string; info?: Record<string, unknown>; watchlist?: string[] };
type Authorise = (claim: { socketId: string; channelName: string }) => {
  auth: string;
  channel_data?: string;
};

/** A server of the test's own with real SDKs to talk to it; all of it ends with the test. */
export async function startRealtime(options: Partial<RealtimeServerOptions> = {}) {
  const server = await createRealtimeServer({ ...credentials, host: "127.0.0.1", port: 0, ...options });
  onTestFinished(server.close);
  const { port } = server;
  const api = createApi(port);

  const connect = async (person: Person = {}, authorise = authoriserOf(api, person)) => {
    const client = createClient(port, api, person, authorise);
    onTestFinished(() => client.disconnect());
    await nextOf(client.connection, "connected");
    return client;
  };
  return { ...server, api, connect, open: (path?: string) => openSocket(port, path) };
}

export function createApi(port: number, overrides: Partial<typeof credentials> = {}) {
  return new PusherApi({
    ...credentials,
    ...overrides,
    host: "127.0.0.1",
    port: String(port),
    encryptionMasterKeyBase64: Buffer.alloc(32, 3).toString("base64"),
  });
}

function authoriserOf(api: PusherApi, { userId = "anna", info = { name: "Anna" } }: Person): Authorise {
  return ({ socketId, channelName }) => {
    const member = channelName.startsWith("presence-") ? { user_id: userId, user_info: info } : undefined;
    return api.authorizeChannel(socketId, channelName, member);
  };
}

function createClient(port: number, api: PusherApi, person: Person, authorise: Authorise) {
  const { userId = "anna", info = {}, watchlist } = person;
  return new PusherClient(credentials.key, {
    cluster: "local",
    wsHost: "127.0.0.1",
    wsPort: port,
    forceTLS: false,
    enabledTransports: ["ws"],
    channelAuthorization: { customHandler: (claim, done) => done(null, authorise(claim)) },
    userAuthentication: {
      customHandler: ({ socketId }, done) =>
        done(null, api.authenticateUser(socketId, { id: userId, user_info: info, watchlist })),
    },
  });
}

type Emitter<Self> = { bind: (event: string, callback: (data: unknown, meta?: unknown) => void) => Self };

/** What the next event of that name carries. */
export function nextOf<Self>(emitter: Emitter<Self>, event: string) {
  return new Promise<unknown>((resolve) => {
    emitter.bind(event, resolve);
  });
}

/** Subscribes and waits for the answer; a refusal rejects with what the server said. */
export async function subscribe(client: PusherClient, name: string) {
  const channel = client.subscribe(name);
  const refused = nextOf(channel, "pusher:subscription_error").then((error) => Promise.reject(error));
  await Promise.race([nextOf(channel, "pusher:subscription_succeeded"), refused]);
  return channel;
}

/** Names of the events that reached a channel from now on, the protocol's own left out. */
export function recordEvents(channel: Channel) {
  const events: string[] = [];
  channel.bind_global((event: string) => {
    if (!event.startsWith("pusher:")) events.push(event);
  });
  return events;
}

/** Once this resolves, whatever was sent to the channel before has arrived too. */
export async function settle(api: PusherApi, channel: Channel) {
  const arrived = nextOf(channel, "barrier");
  await api.trigger(channel.name, "barrier", {});
  await arrived;
}

type ReceivedFrame = { event: string; channel?: string; data: unknown; user_id?: string };

/** A bare socket, for what no well-behaved client does. */
export async function openSocket(port: number, path = `/app/${credentials.key}?protocol=7`) {
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`);
  onTestFinished(() => socket.terminate());
  const frames: ReceivedFrame[] = [];
  const waiting = new Map<string, (frame: ReceivedFrame) => void>();
  const closed = new Promise<number>((resolve) => socket.once("close", resolve));
  socket.on("error", () => undefined);
  socket.on("message", (raw) => {
    const frame: ReceivedFrame = JSON.parse(raw.toString());
    frames.push(frame);
    waiting.get(frame.event)?.(frame);
  });

  const next = (event: string) => new Promise<ReceivedFrame>((resolve) => waiting.set(event, resolve));
  const established = next("pusher:connection_established").then(({ data }) => JSON.parse(String(data)));
  const send = (frame: object | string) =>
    socket.send(typeof frame === "string" ? frame : JSON.stringify(frame));
  /** Resolves when the server has handled all that was sent before. */
  const flush = async () => {
    const answered = next("pusher:pong");
    send({ event: "pusher:ping" });
    await answered;
  };
  const join = async (channel: string, claim: object = {}) => {
    const answered = Promise.race([
      next("pusher_internal:subscription_succeeded"),
      next("pusher:subscription_error"),
    ]);
    send({ event: "pusher:subscribe", data: { channel, ...claim } });
    return answered;
  };
  return { socket, frames, closed, established, next, send, flush, join };
}

import { randomUUID } from "node:crypto";
import type { AppRouter } from "@handrail/api";
import { channels, errorReasons, type WireMessage } from "@handrail/contracts";
import { pushes } from "@handrail/contracts/realtime";
import {
  createOutbox,
  followConversation,
  heartbeatMs,
  judgeRefusal,
  type KeptTexts,
  keptEntries,
  outboxStates,
  refetchMs,
} from "@handrail/sync";
import { createTRPCClient, httpBatchLink, TRPCClientError } from "@trpc/client";
import superjson from "superjson";
import { z } from "zod";
import { connectRealtime } from "../bench/realtime-client.ts";

const detailsSchema = z.object({ code: z.string(), reason: z.enum(errorReasons) });
const unreached = { code: "UNAVAILABLE", reason: "unavailable" } as const;

const entrySchema = z.object({
  clientId: z.string(),
  at: z.coerce.date(),
  state: z.enum(outboxStates),
  reason: z.enum(errorReasons).nullable(),
  body: z.string(),
  lastSeenSeq: z.number(),
});
type Entry = z.infer<typeof entrySchema>;

export type DeviceOptions = {
  url: string;
  port: number;
  key: string;
  cookie: string;
  conversationId: string;
  side: "customer" | "agent";
  /** Whether a message is submitted twice at the same moment. */
  isSentTwice: () => boolean;
};

/** What an edge answered that is no procedure. */
class Refused extends Error {
  readonly details: unknown;
  constructor(details: unknown) {
    super("refused");
    this.details = details;
  }
}

function detailsOf(error: unknown) {
  const given =
    error instanceof Refused ? error.details : error instanceof TRPCClientError ? error.data?.details : null;
  return detailsSchema.safeParse(given).data ?? unreached;
}

function storage(): KeptTexts {
  const kept = new Map<string, string>();
  return {
    keysBelow: (prefix) => [...kept.keys()].filter((key) => key.startsWith(prefix)),
    read: (key) => kept.get(key) ?? null,
    write: (key, text) => void (text === null ? kept.delete(key) : kept.set(key, text)),
  };
}

/** One way of sending a message, as the pages of a side do. */
function sender({ url, cookie, conversationId, side }: DeviceOptions) {
  const api = createTRPCClient<AppRouter>({
    links: [httpBatchLink({ url: `${url}/api/trpc`, transformer: superjson, headers: { cookie } })],
  });
  async function fromCustomer({ clientId, body }: Entry) {
    const response = await fetch(`${url}/api/chat`, {
      method: "POST",
      headers: { "content-type": "application/json", cookie },
      body: JSON.stringify({ conversationId, clientId, body }),
    });
    const text = await response.text();
    if (!response.ok) throw new Refused(JSON.parse(text).error);
    if (!text.includes('"data-stored"')) throw new Refused(null);
  }
  const fromAgent = async ({ clientId, body, lastSeenSeq }: Entry) => {
    await api.conversations.agentReply.mutate({ conversationId, clientId, body, lastSeenSeq });
  };
  return { api, send: side === "customer" ? fromCustomer : fromAgent };
}

/** A page that shows the chat: the product's own sync and outbox, over HTTP and pusher-js, asking again as pages do. */
function openPage(options: DeviceOptions, texts: KeptTexts, onRefused: (clientId: string) => void) {
  const { url, port, key, cookie, conversationId, side, isSentTwice } = options;
  const { api, send } = sender(options);
  let disconnects = 0;
  let isConnected = false;
  const conversation = followConversation({
    fetchPage: (afterSeq) => api.conversations.sync.query({ conversationId, afterSeq }),
    onChange: ({ messages }) =>
      outbox.settle(({ clientId }) => messages.some((message) => message.clientId === clientId)),
  });
  const { restored, keep } = keptEntries<Entry>(
    texts,
    "outbox",
    (kept) => entrySchema.safeParse(kept).data ?? null,
  );
  const outbox = createOutbox<Entry>(
    {
      async deliver(entry) {
        await Promise.any(isSentTwice() ? [send(entry), send(entry)] : [send(entry)]).catch((error) => {
          throw error instanceof AggregateError ? error.errors[0] : error;
        });
        void conversation.sync();
        return "here";
      },
      judge: (error) => judgeRefusal(detailsOf(error)),
      onChange(entries) {
        for (const { clientId, state } of entries) {
          if (state === "held" || state === "failed") onRefused(clientId);
        }
        keep(entries);
      },
    },
    restored,
  );

  const realtime = connectRealtime({ url, port, key, cookie });
  const channel = realtime.subscribe(
    channels[side === "customer" ? "conversation" : "thread"](conversationId),
  );
  channel.bind("pusher:subscription_succeeded", () => void conversation.sync());
  channel.bind("message", (event: unknown) => {
    const push = pushes.message.safeParse(event).data;
    if (push?.conversationId === conversationId) conversation.push(push);
  });
  const ask = () => {
    void conversation.sync();
    timer = setTimeout(ask, isConnected ? refetchMs.connected : refetchMs.offline);
  };
  let timer = setTimeout(ask, 0);
  const beat = () => void api.chatDesk.heartbeat.mutate().catch(() => undefined);
  const beating = side === "agent" ? setInterval(beat, heartbeatMs.connected) : undefined;
  realtime.connection.bind("state_change", ({ current }: { current: string }) => {
    if (isConnected && current !== "connected") disconnects += 1;
    isConnected = current === "connected";
    if (isConnected) {
      outbox.wake();
      void conversation.sync();
    }
  });

  return {
    conversation,
    outbox,
    /** How often the connection was lost, `close` included. */
    disconnects: () => disconnects,
    close() {
      clearTimeout(timer);
      clearInterval(beating);
      conversation.stop();
      realtime.disconnect();
    },
  };
}

/** One device of a customer or an agent in one chat. Its page may be reloaded; what it wrote and nobody took is kept. */
export function openDevice(options: DeviceOptions) {
  const texts = storage();
  const refused = new Set<string>();
  const written: { clientId: string; body: string }[] = [];
  const open = () => openPage(options, texts, (clientId) => refused.add(clientId));
  let page = open();
  let earlierDisconnects = 0;
  const lastSeenSeq = () => page.conversation.log().cursor;

  return {
    side: options.side,
    conversationId: options.conversationId,
    /** Everything written here, in order; `isPutAside`: the server refused it once, and its person decided. */
    written: () => written.map(({ clientId, body }) => ({ body, isPutAside: refused.has(clientId) })),
    write(body: string) {
      const clientId = randomUUID();
      written.push({ clientId, body });
      page.outbox.add({
        ...{ clientId, body, at: new Date(), state: "sending", reason: null },
        lastSeenSeq: lastSeenSeq(),
      });
    },
    /** What its person does about what was refused: reads what is new, or waits, and sends it again. */
    decide() {
      for (const { clientId, state } of page.outbox.entries()) {
        if (state === "held" || state === "failed")
          page.outbox.retry(clientId, { lastSeenSeq: lastSeenSeq() });
      }
    },
    reload() {
      page.close();
      earlierDisconnects += page.disconnects();
      page = open();
    },
    messages: (): readonly WireMessage[] => page.conversation.log().messages,
    unsent: () => page.outbox.entries(),
    disconnects: () => earlierDisconnects + page.disconnects(),
    close: () => page.close(),
  };
}

export type Device = ReturnType<typeof openDevice>;

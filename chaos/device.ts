import { randomUUID } from "node:crypto";
import type { AppRouter } from "@handrail/api";
import { channels, errorReasons, type WireMessage } from "@handrail/contracts";
import { pushes } from "@handrail/contracts/realtime";
import { createOutbox, followConversation, judgeRefusal, type Posted, refetchMs } from "@handrail/sync";
import { createTRPCClient, httpBatchLink, TRPCClientError } from "@trpc/client";
import superjson from "superjson";
import { z } from "zod";
import { connectRealtime } from "../bench/realtime-client.ts";

const detailsSchema = z.object({ code: z.string(), reason: z.enum(errorReasons) });
const unreached = { code: "UNAVAILABLE", reason: "unavailable" } as const;

type Entry = Posted & { body: string; lastSeenSeq: number };

export type DeviceOptions = {
  url: string;
  port: number;
  key: string;
  cookie: string;
  conversationId: string;
  side: "customer" | "agent";
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

/**
 * One device of a customer or an agent in one chat: the product's own sync and outbox, over HTTP and pusher-js. Asks
 * again when and as often as the product's pages do.
 */
export function openDevice({ url, port, key, cookie, conversationId, side }: DeviceOptions) {
  const api = createTRPCClient<AppRouter>({
    links: [httpBatchLink({ url: `${url}/api/trpc`, transformer: superjson, headers: { cookie } })],
  });
  let disconnects = 0;
  let isConnected = false;
  const conversation = followConversation({
    fetchPage: (afterSeq) => api.conversations.sync.query({ conversationId, afterSeq }),
    onChange: ({ messages }) =>
      outbox.settle(({ clientId }) => messages.some((message) => message.clientId === clientId)),
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
  const fromAgent = ({ clientId, body, lastSeenSeq }: Entry) =>
    api.conversations.agentReply.mutate({ conversationId, clientId, body, lastSeenSeq });

  const outbox = createOutbox<Entry>({
    async deliver(entry) {
      await (side === "customer" ? fromCustomer(entry) : fromAgent(entry));
      void conversation.sync();
      return "here";
    },
    judge: (error) => judgeRefusal(detailsOf(error)),
    onChange: () => undefined,
  });

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
  realtime.connection.bind("state_change", ({ current }: { current: string }) => {
    if (isConnected && current !== "connected") disconnects += 1;
    isConnected = current === "connected";
    if (isConnected) {
      outbox.wake();
      void conversation.sync();
    }
  });

  return {
    side,
    conversationId,
    /** Writes a message; the outbox sees to the rest. */
    write(body: string) {
      outbox.add({
        clientId: randomUUID(),
        at: new Date(),
        state: "sending",
        reason: null,
        body,
        lastSeenSeq: conversation.log().cursor,
      });
    },
    /** What its person does about what was refused: reads what is new, or waits, and sends it again. */
    decide() {
      for (const { clientId, state } of outbox.entries()) {
        if (state === "held" || state === "failed") {
          outbox.retry(clientId, { lastSeenSeq: conversation.log().cursor });
        }
      }
    },
    messages: (): readonly WireMessage[] => conversation.log().messages,
    unsent: () => outbox.entries(),
    disconnects: () => disconnects,
    isConnected: () => isConnected,
    sync: conversation.sync,
    close() {
      clearTimeout(timer);
      conversation.stop();
      realtime.disconnect();
    },
  };
}

export type Device = ReturnType<typeof openDevice>;

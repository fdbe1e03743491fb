import { lookup } from "node:dns";
import type { LookupFunction } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { Agent, request } from "undici";
import type { OutboundOutcome, OutboundPort, OutboundRefusal, OutboundRequest } from "../ports.ts";
import { isPublicAddress, PrivateAddressError, publicLookup } from "./public-address.ts";
import { signRequest } from "./webhook-signature.ts";

export type OutboundSettings = {
  /** `host:port` of one's own network that may be reached all the same, over http too. */
  allowedHosts: readonly string[];
  /** How names become addresses, and how long to wait before the next attempt; for tests. */
  resolve?: LookupFunction;
  pauseMs?: (attempt: number) => number;
};

type Answer = Extract<OutboundOutcome, { kind: "answered" | "failed" }>;
type Once = Answer extends infer One
  ? One extends Answer
    ? Omit<One, "attempts" | "latencyMs">
    : never
  : never;

const defaults = { timeoutMs: 10_000, attempts: 3, maxBytes: 256 * 1_024 };
const doubling = (attempt: number) => Math.round(250 * 4 ** (attempt - 1) * (0.75 + Math.random() / 2));
const hostOf = ({ hostname }: URL) => hostname.replace(/^\[|\]$/g, "");
const portOf = ({ port, protocol }: URL) => port || (protocol === "https:" ? "443" : "80");
const isAddress = (host: string) => /^[\d.]+$/.test(host) || host.includes(":");

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "";
  if (error instanceof AggregateError) return error.errors.map(codeOf).find(Boolean) ?? "";
  return "code" in error && typeof error.code === "string" ? error.code : error.name;
}

async function readLimited(stream: AsyncIterable<Uint8Array>, maxBytes: number): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.byteLength;
    if (size > maxBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isWorthAnother = (once: Once) =>
  once.kind === "failed" &&
  (once.reason === "network" ||
    once.reason === "timeout" ||
    (once.status !== undefined && (once.status >= 500 || once.status === 429)));

/**
 * Signed JSON to other people's systems. Only the open internet is reached, over https; the address is checked when
 * it is connected to. Redirects are not followed, and an answer is read up to a limit.
 */
export function createOutbound(settings: OutboundSettings): OutboundPort & { close(): Promise<void> } {
  const allowed = new Set(settings.allowedHosts.map((host) => host.toLowerCase()));
  const resolve: LookupFunction = settings.resolve ?? lookup;
  const pauseMs = settings.pauseMs ?? doubling;
  const open = new Agent({ connect: { lookup: resolve } });
  const guarded = new Agent({ connect: { lookup: publicLookup(resolve) } });

  function target(text: string): { url: URL; isAllowed: boolean } | OutboundRefusal {
    const url = URL.canParse(text) ? new URL(text) : null;
    if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) return "address_invalid";
    if (allowed.has(`${url.hostname.toLowerCase()}:${portOf(url)}`)) return { url, isAllowed: true };
    if (url.protocol !== "https:") return "not_https";
    const host = hostOf(url);
    if (isAddress(host) && !isPublicAddress(host)) return "private_address";
    return { url, isAllowed: false };
  }

  async function once(
    url: URL,
    dispatcher: Agent,
    message: OutboundRequest,
  ): Promise<Once | OutboundRefusal> {
    const body = JSON.stringify(message.body);
    const signal = AbortSignal.timeout(message.timeoutMs ?? defaults.timeoutMs);
    try {
      const answer = await request(url, {
        method: "POST",
        dispatcher,
        signal,
        body,
        headers: {
          "content-type": "application/json",
          accept: "application/json",
          "user-agent": "Handrail",
          "idempotency-key": message.idempotencyKey,
          ...signRequest({ secrets: message.secrets, id: message.idempotencyKey, body }, new Date()),
        },
      });
      const status = answer.statusCode;
      const text = await readLimited(answer.body, message.maxBytes ?? defaults.maxBytes);
      if (text === null) return { kind: "failed", reason: "too_large", status };
      if (status >= 300 && status < 400) return { kind: "failed", reason: "redirected", status };
      if (status >= 400) return { kind: "failed", reason: "status", status, body: text };
      return { kind: "answered", status, body: text, json: parse(text) };
    } catch (error) {
      if (error instanceof PrivateAddressError) return "private_address";
      if (signal.aborted) return { kind: "failed", reason: "timeout" };
      return { kind: "failed", reason: "network", detail: codeOf(error) };
    }
  }

  return {
    check: (text) => {
      const found = target(text);
      return typeof found === "string" ? found : null;
    },
    async post(message) {
      const found = target(message.url);
      if (typeof found === "string") return { kind: "refused", reason: found };
      const begun = performance.now();
      const most = message.attempts ?? defaults.attempts;
      for (let attempt = 1; ; attempt += 1) {
        const outcome = await once(found.url, found.isAllowed ? open : guarded, message);
        if (typeof outcome === "string") return { kind: "refused", reason: outcome };
        if (attempt >= most || !isWorthAnother(outcome)) {
          return { ...outcome, attempts: attempt, latencyMs: Math.round(performance.now() - begun) };
        }
        await sleep(pauseMs(attempt));
      }
    },
    close: async () => {
      await Promise.all([open.destroy(), guarded.destroy()]);
    },
  };
}

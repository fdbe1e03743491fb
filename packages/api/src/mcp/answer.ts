import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { DomainError, limitReached, type Ports, unauthenticated } from "@handrail/core";
import { resolveKey } from "@handrail/core/api-keys/index";
import { peerKey } from "@handrail/core/identity/index";
import { StreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/streamableHttp.js";
import { createToolServer } from "./server.ts";

const largestBody = 256 * 1024;

/** What the wire says of an error: HTTP's status, and the code of JSON-RPC beside it. */
type Refusal = { status: number; code: number; message: string; headers?: Record<string, string> };

const refusals = {
  method: { status: 405, code: -32_000, message: "only POST is answered here", headers: { allow: "POST" } },
  origin: { status: 403, code: -32_000, message: "requests of browsers on other sites are not accepted" },
  key: {
    status: 401,
    code: -32_001,
    message: "a valid API key is needed: Authorization: Bearer hrk_…",
    headers: { "www-authenticate": "Bearer" },
  },
  large: { status: 413, code: -32_600, message: `a request holds at most ${largestBody} bytes` },
  json: { status: 400, code: -32_700, message: "the request is no JSON" },
  batch: { status: 400, code: -32_600, message: "one request at a time: batches are not accepted" },
  unavailable: { status: 503, code: -32_603, message: "not available now, try again later" },
  internal: { status: 500, code: -32_603, message: "something went wrong here" },
} as const satisfies Record<string, Refusal>;

function refuse(response: ServerResponse, refusal: Refusal) {
  const body = JSON.stringify({
    jsonrpc: "2.0",
    error: { code: refusal.code, message: refusal.message },
    id: null,
  });
  response.writeHead(refusal.status, { "content-type": "application/json", ...refusal.headers }).end(body);
}

/** A browser names its page's origin; a page that had its own name lead here still has its own origin. */
const isOfOtherSite = ({ origin }: IncomingMessage["headers"], publicUrl: string) =>
  origin !== undefined && (!URL.canParse(origin) || new URL(origin).origin !== new URL(publicUrl).origin);

function keyOf({ authorization }: IncomingMessage["headers"]): string | null {
  return /^Bearer ([\w-]+)$/i.exec(authorization ?? "")?.[1] ?? null;
}

async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > largestBody) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function parseJson(body: Buffer): { value: unknown } | null {
  try {
    return { value: JSON.parse(body.toString("utf8")) };
  } catch {
    return null;
  }
}

/** The program that sent the request. Throws UNAUTHENTICATED, LIMIT_REACHED, and UNAVAILABLE where nothing can be counted. */
async function identify(request: IncomingMessage, { ports, address }: Options) {
  await ports.limiter.consume("key_ip", peerKey(address));
  const known = await resolveKey({ db: ports.db, now: new Date() }, keyOf(request.headers));
  if (!known) throw unauthenticated();
  await ports.limiter.consume("key", known.actor.keyId);
  return { ...known, ports, now: () => new Date(), requestId: randomUUID() };
}

function refusalOf(error: unknown): Refusal {
  if (!(error instanceof DomainError)) return refusals.internal;
  switch (error.code) {
    case "UNAUTHENTICATED":
      return refusals.key;
    case "LIMIT_REACHED": {
      const seconds = error.retryAfterSeconds ?? limitReached(60).retryAfterSeconds ?? 60;
      const headers = { "retry-after": String(seconds) };
      return { status: 429, code: -32_000, message: `too many calls, wait ${seconds} seconds`, headers };
    }
    case "UNAVAILABLE":
      return refusals.unavailable;
    default:
      return refusals.internal;
  }
}

type Options = { ports: Ports /** Of the peer, as our own server saw it. */; address: string };

/**
 * Answers a request of the Model Context Protocol (Streamable HTTP, without sessions): tools for programs that hold a
 * key, under the same permissions, rules and history as people.
 */
export async function answerMcp(
  request: IncomingMessage,
  response: ServerResponse,
  options: Options,
): Promise<void> {
  if (isOfOtherSite(request.headers, options.ports.publicUrl)) return refuse(response, refusals.origin);
  if (request.method !== "POST") return refuse(response, refusals.method);
  try {
    const ctx = await identify(request, options);
    const body = await readBody(request);
    if (!body) return refuse(response, { ...refusals.large, headers: { connection: "close" } });
    const parsed = parseJson(body);
    if (!parsed) return refuse(response, refusals.json);
    if (Array.isArray(parsed.value)) return refuse(response, refusals.batch);
    const server = createToolServer(ctx);
    const transport = new StreamableHTTPServerTransport({ enableJsonResponse: true });
    response.once("close", () => void server.close());
    await server.connect(transport);
    await transport.handleRequest(request, response, parsed.value);
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === refusals.internal)
      options.ports.log.error("a request of a program failed", { error: String(error) });
    if (response.headersSent) response.destroy();
    else refuse(response, refusal);
  }
}

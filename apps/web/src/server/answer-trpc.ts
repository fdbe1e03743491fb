import type { IncomingMessage, ServerResponse } from "node:http";
import { appRouter } from "@handrail/api";
import { nodeHTTPRequestHandler } from "@trpc/server/adapters/node-http";
import { parseCookie } from "./parse-cookie.ts";
import { createRequestContext } from "./request-context.ts";

export const trpcPrefix = "/api/trpc/";
const largestBody = 256 * 1024;

/** Answers a call of the API, without Next. */
export async function answerTrpc(request: IncomingMessage, response: ServerResponse, url: string) {
  const cookies = parseCookie(request.headers.cookie);
  await nodeHTTPRequestHandler({
    router: appRouter,
    req: request,
    res: response,
    path: url.slice(trpcPrefix.length).split("?", 1)[0] ?? "",
    maxBodySize: largestBody,
    createContext: () =>
      createRequestContext({
        cookie: (name) => cookies.get(name),
        header: (name) => [request.headers[name]].flat()[0],
      }),
  });
}

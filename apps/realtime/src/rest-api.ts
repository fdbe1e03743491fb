import type { IncomingMessage, ServerResponse } from "node:http";
import type { App } from "./app.ts";
import { HttpError, readBody, sendJson } from "./http-exchange.ts";
import { closeCodes } from "./protocol.ts";
import { listChannels, listMembers, readChannel } from "./rest-channels.ts";
import { publishBatch, publishEvent } from "./rest-publish.ts";
import { refusalOfRequest } from "./signatures.ts";

type Call = { app: App; query: URLSearchParams; body: Buffer; name: string };
type Route = { method: "GET" | "POST"; path: RegExp; answer: (call: Call) => object };

const routes: Route[] = [
  { method: "POST", path: /^\/events$/, answer: ({ app, body }) => publishEvent(app, body) },
  { method: "POST", path: /^\/batch_events$/, answer: ({ app, body }) => publishBatch(app, body) },
  { method: "GET", path: /^\/channels$/, answer: ({ app, query }) => listChannels(app, query) },
  {
    method: "GET",
    path: /^\/channels\/([^/]+)$/,
    answer: ({ app, name, query }) => readChannel(app, name, query),
  },
  { method: "GET", path: /^\/channels\/([^/]+)\/users$/, answer: ({ app, name }) => listMembers(app, name) },
  {
    method: "POST",
    path: /^\/users\/([^/]+)\/terminate_connections$/,
    answer: ({ app, name }) => terminateConnections(app, name),
  },
];

/** Answers `/health` to anyone and `/apps/<id>/…` to holders of the secret. */
export function createRestApi(app: App) {
  return async (request: IncomingMessage, response: ServerResponse) => {
    try {
      sendJson(response, 200, await answer(app, request));
    } catch (error) {
      if (response.destroyed) return;
      if (error instanceof HttpError) return sendJson(response, error.status, { error: error.message });
      app.log(`request failed: ${error instanceof Error ? error.stack : error}`);
      sendJson(response, 500, { error: "Internal error" });
    }
  };
}

async function answer(app: App, request: IncomingMessage) {
  const url = URL.parse(request.url ?? "", "http://localhost");
  if (!url) throw new HttpError(400, "Not a URL");
  const { pathname: path, searchParams: query } = url;
  const { method = "GET" } = request;
  if (method === "GET" && path === "/health") return { status: "ok" };

  const [, appId, rest = ""] = /^\/apps\/([^/]+)(\/.*)$/.exec(path) ?? [];
  const route = routes.find((candidate) => candidate.method === method && candidate.path.test(rest));
  if (!route) throw new HttpError(404, "No such endpoint");
  if (appId !== app.credentials.appId) throw new HttpError(404, "No such app");

  const body = await readBody(request, app.limits.maxBodyBytes);
  const refusal = refusalOfRequest(app.credentials, { method, path, query, body });
  if (refusal) throw new HttpError(401, refusal);
  return route.answer({ app, query, body, name: decoded(route.path.exec(rest)?.[1] ?? "") });
}

function terminateConnections({ users }: App, userId: string) {
  for (const connection of users.connectionsOf(userId)) {
    connection.close(closeCodes.unauthorised, "Terminated by the app");
  }
  return {};
}

function decoded(segment: string) {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new HttpError(400, "The path is not properly escaped");
  }
}

import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { answerMcp } from "@handrail/api/mcp/answer";
import { parseWebEnv } from "@handrail/env";
import next from "next";
import * as trpc from "./src/server/answer-trpc.ts";
import { clientIp } from "./src/server/client-ip.ts";
import { askItself, closeServer } from "./src/server/life.ts";
import { openPorts } from "./src/server/ports.ts";
import { proxyRealtime } from "./src/server/realtime-proxy.ts";
import { onReload } from "./src/server/reload.ts";
import { clientIpHeader } from "./src/server/request-context.ts";
import { setRuntime } from "./src/server/runtime.ts";
import { fileHeaders, isForeignOrigin, securityHeaders } from "./src/server/security-headers.ts";

const filesPrefix = "/api/files/";
const mcpPath = "/api/mcp";
const webhookPath = "/api/realtime/webhook";

const env = parseWebEnv(process.env);
const dev = process.env.NODE_ENV === "development";
if (dev) process.chdir(import.meta.dirname); // where the plugin of next-intl looks for its file
const ports = await openPorts(env);
setRuntime({ env, ports });
process.env.NEXTAUTH_URL = env.publicUrl;

const app = next({ dev, dir: import.meta.dirname, hostname: env.host, port: env.port });
await app.prepare();
const handlePage = app.getRequestHandler();

let { answerTrpc } = trpc;
if (dev) {
  onReload<typeof trpc>(import.meta.resolve("./src/server/answer-trpc.ts"), {
    use: (module) => {
      answerTrpc = module.answerTrpc;
    },
    fail: (error) => ports.log.error("the changes cannot be loaded", { error: String(error) }),
  });
}

function refuse(response: ServerResponse, status: number, error: string) {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify({ error }));
}

let stopping = false;

async function answer(request: IncomingMessage, response: ServerResponse) {
  const url = request.url ?? "/";
  const address = clientIp(request, env.trustedProxies);
  request.headers[clientIpHeader] = address;
  if (url.split("?", 1)[0] === mcpPath) {
    await answerMcp(request, response, { ports, address });
    return;
  }
  if (request.method !== "GET" && isForeignOrigin(request, env.publicUrl)) {
    refuse(response, 403, "cross-origin requests are not accepted");
    return;
  }
  if (stopping && url === webhookPath) {
    refuse(response, 503, "the connections that ended here did not leave: ask the next process");
    return;
  }
  if (url.startsWith(trpc.trpcPrefix)) {
    await answerTrpc(request, response, url);
    return;
  }
  if (url.startsWith(filesPrefix)) {
    for (const [name, value] of Object.entries(fileHeaders)) response.setHeader(name, value);
    await handlePage(request, response);
    return;
  }
  const nonce = randomBytes(16).toString("base64");
  const headers = securityHeaders({
    nonce,
    dev,
    publicUrl: env.publicUrl,
    realtimeOrigin: env.realtime.origin,
  });
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  request.headers["content-security-policy"] = headers["content-security-policy"];
  await handlePage(request, response);
}

/** Longer than proxies and clients keep a connection, so that none sends into one that is just being closed. */
const keepAliveTimeout = 75_000;
const server = createServer({ keepAliveTimeout }, (request, response) => {
  answer(request, response).catch((error: unknown) => {
    ports.log.error("request failed", { url: request.url, error: String(error) });
    if (!response.headersSent) refuse(response, 500, "internal");
    else response.destroy();
  });
});

const upgraded = new Set<Duplex>();
/** Next answers its own upgrades (the reloading of `dev`), from its first request on. */
server.on("upgrade", (request, socket, head) => {
  upgraded.add(socket);
  socket.once("close", () => upgraded.delete(socket));
  if (env.realtime.proxied && request.url?.startsWith("/app/")) {
    proxyRealtime(request, socket, head, env.pusher);
  } else if (server.listenerCount("upgrade") === 1) socket.destroy();
});

async function stop() {
  if (stopping) return;
  stopping = true;
  await closeServer(server, upgraded);
  await ports.realtime.settled();
  await app.close().catch(() => undefined);
  await ports.db.close();
  process.exit(0);
}
for (const signal of ["SIGINT", "SIGTERM", "disconnect"] as const) process.on(signal, () => void stop());

server.listen(env.port, env.host, async () => {
  ports.log.info("web listening", { host: env.host, port: env.port });
  if (dev) await askItself(server, "/api/health");
  process.send?.({ type: "ready", port: env.port });
});

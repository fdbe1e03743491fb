import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { appRouter } from "@handrail/api";
import { parseWebEnv } from "@handrail/env";
import { nodeHTTPRequestHandler } from "@trpc/server/adapters/node-http";
import next from "next";
import { clientIp } from "./src/server/client-ip.ts";
import { parseCookie } from "./src/server/parse-cookie.ts";
import { openPorts } from "./src/server/ports.ts";
import { proxyRealtime } from "./src/server/realtime-proxy.ts";
import { clientIpHeader, createRequestContext } from "./src/server/request-context.ts";
import { setRuntime } from "./src/server/runtime.ts";
import { fileHeaders, isForeignOrigin, securityHeaders } from "./src/server/security-headers.ts";

const trpcPrefix = "/api/trpc/";
const filesPrefix = "/api/files/";
const largestBody = 256 * 1024;

const env = parseWebEnv(process.env);
const dev = process.env.NODE_ENV === "development";
if (dev) process.chdir(import.meta.dirname); // where the plugin of next-intl looks for its file
const ports = await openPorts(env);
setRuntime({ env, ports });
process.env.NEXTAUTH_URL = env.publicUrl;

const app = next({ dev, dir: import.meta.dirname, hostname: env.host, port: env.port });
await app.prepare();
const handlePage = app.getRequestHandler();
const handleUpgrade = app.getUpgradeHandler();

function refuse(response: ServerResponse, status: number, error: string) {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify({ error }));
}

async function answerTrpc(request: IncomingMessage, response: ServerResponse, url: string) {
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

async function answer(request: IncomingMessage, response: ServerResponse) {
  const url = request.url ?? "/";
  request.headers[clientIpHeader] = clientIp(request, env.trustedProxies);
  if (request.method !== "GET" && isForeignOrigin(request, env.publicUrl)) {
    refuse(response, 403, "cross-origin requests are not accepted");
    return;
  }
  if (url.startsWith(trpcPrefix)) {
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

const server = createServer((request, response) => {
  answer(request, response).catch((error: unknown) => {
    ports.log.error("request failed", { url: request.url, error: String(error) });
    if (!response.headersSent) refuse(response, 500, "internal");
    else response.destroy();
  });
});

server.on("upgrade", (request, socket, head) => {
  if (env.realtime.proxied && request.url?.startsWith("/app/")) {
    proxyRealtime(request, socket, head, env.pusher);
    return;
  }
  handleUpgrade(request, socket, head).catch(() => socket.destroy());
});

let stopping = false;
async function stop() {
  if (stopping) return;
  stopping = true;
  server.close();
  server.closeAllConnections();
  await ports.realtime.settled();
  await app.close().catch(() => undefined);
  await ports.db.close();
  process.exit(0);
}
for (const signal of ["SIGINT", "SIGTERM", "disconnect"] as const) process.on(signal, () => void stop());

server.listen(env.port, env.host, () => {
  ports.log.info("web listening", { host: env.host, port: env.port });
  process.send?.({ type: "ready", port: env.port });
});

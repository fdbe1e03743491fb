import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import type { App } from "./app.ts";
import { createConnection } from "./connection.ts";
import { dispatch } from "./dispatch.ts";
import { takeHeld } from "./hold.ts";
import { type CloseCode, closeCodes, protocolVersion, systemFrame } from "./protocol.ts";

const appPath = /^\/app\/([^/]+)$/;

/**
 * Takes over upgrades on `/app/<key>`. Refusals travel as close codes, which is where clients look for them.
 * `cutAll` ends those that have not answered their close.
 */
export function createWebSocketGate(app: App) {
  const gate = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: app.limits.maxMessageBytes,
  });

  const upgrade = (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    stream.on("error", () => stream.destroy());
    const url = URL.parse(request.url ?? "", "http://localhost");
    const key = appPath.exec(url?.pathname ?? "")?.[1];
    if (!url || key === undefined) return stream.end("HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n");
    gate.handleUpgrade(request, stream, head, (socket) => {
      const refusal = refusalOf(app, key, url.searchParams.get("protocol"));
      if (!refusal) return accept(app, socket);
      socket.on("error", () => socket.terminate());
      socket.close(refusal.code, refusal.reason);
    });
  };
  const cutAll = () => {
    for (const socket of gate.clients) socket.terminate();
  };
  return { upgrade, cutAll };
}

type Refusal = { code: CloseCode; reason: string };

function refusalOf(
  { credentials, connections, limits }: App,
  key: string,
  version: string | null,
): Refusal | null {
  if (key !== credentials.key) return { code: closeCodes.unknownApp, reason: "Unknown app key" };
  if (version !== protocolVersion) {
    return {
      code: closeCodes.unsupportedProtocol,
      reason: `Only protocol ${protocolVersion} is spoken here`,
    };
  }
  if (connections.size < limits.maxConnections) return null;
  return { code: closeCodes.overCapacity, reason: "Too many connections" };
}

function accept(app: App, socket: WebSocket) {
  const { connections, channels, users, limits, log } = app;
  const connection = createConnection({
    socket,
    limits,
    log,
    onEnd(ended) {
      connections.delete(ended);
      takeHeld(ended);
      for (const name of [...ended.channels]) channels.leave(ended, name);
      users.signOut(ended);
    },
  });
  connections.add(connection);

  const hear = () => {
    connection.lastHeardAt = performance.now();
    connection.pingedAt = null;
  };
  socket.on("ping", hear);
  socket.on("pong", hear);
  socket.on("message", (message) => {
    if (!connection.isOpen()) return;
    hear();
    try {
      dispatch(app, connection, message.toString());
    } catch (error) {
      log(
        `${connection.socketId} sent what broke its handler: ${error instanceof Error ? error.message : error}`,
      );
      connection.close(closeCodes.overCapacity, "Message could not be handled");
    }
  });

  const activityTimeout = Math.ceil(limits.activityTimeoutMs / 1_000);
  connection.send(
    systemFrame("pusher:connection_established", {
      socket_id: connection.socketId,
      activity_timeout: activityTimeout,
    }),
  );
}

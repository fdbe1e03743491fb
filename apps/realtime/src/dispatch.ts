import type { App } from "./app.ts";
import { relayClientEvent } from "./client-event.ts";
import { parseFrame, unsubscribeSchema } from "./client-messages.ts";
import type { Connection } from "./connection.ts";
import { closeCodes, errorFrame, systemFrame } from "./protocol.ts";
import { signIn } from "./sign-in.ts";
import { subscribe } from "./subscribe.ts";

const pong = systemFrame("pusher:pong", {});

/** Acts on one message of a client. */
export function dispatch(app: App, connection: Connection, text: string) {
  if (!connection.takeMessage()) return connection.close(closeCodes.overCapacity, "Too many messages");
  const frame = parseFrame(text);
  if (!frame) return connection.send(errorFrame(null, "Messages are JSON objects with an event"));

  switch (frame.event) {
    case "pusher:ping":
      return connection.send(pong);
    case "pusher:pong":
      return;
    case "pusher:subscribe":
      return subscribe(app, connection, frame.data);
    case "pusher:unsubscribe": {
      const request = unsubscribeSchema.safeParse(frame.data).data;
      if (!request || connection.held.delete(request.channel)) return;
      return app.channels.leave(connection, request.channel);
    }
    case "pusher:signin":
      return signIn(app, connection, frame.data);
    default:
      if (frame.event.startsWith("client-")) return relayClientEvent(app, connection, frame);
      return connection.send(errorFrame(null, "Unknown event: clients may send client- events only"));
  }
}

import type { App } from "./app.ts";
import type { ClientFrame } from "./client-messages.ts";
import type { Connection } from "./connection.ts";
import { encodeFrame, errorCodes, errorFrame } from "./protocol.ts";

/** Passes an event from one subscriber to the others. Its `user_id` is the member's own, never the sender's word. */
export function relayClientEvent(app: App, connection: Connection, frame: ClientFrame) {
  const refuse = (message: string) => connection.send(errorFrame(errorCodes.clientEventRejected, message));
  const { clientEventNames } = app.limits;
  if (clientEventNames && !clientEventNames.includes(frame.event)) {
    return refuse("Client events of this name are off");
  }
  const channel = frame.channel ? app.channels.get(frame.channel) : undefined;

  if (!channel?.subscribers.has(connection))
    return refuse("Client events need a subscription to their channel");
  if (!channel.traits.allowsClientEvents) {
    return refuse("Client events are for private and presence channels that are not encrypted");
  }
  const text = typeof frame.data === "string" ? frame.data : JSON.stringify(frame.data ?? null);
  if (Buffer.byteLength(text) > app.limits.maxEventBytes) {
    return refuse(`Data of a client event may have ${app.limits.maxEventBytes} bytes`);
  }
  if (!connection.takeClientEvent()) {
    return refuse(`A connection may send ${app.limits.clientEventsPerSecond} client events a second`);
  }

  const { name } = channel;
  const { event, data } = frame;
  const userId = channel.roster?.userOf(connection);
  app.channels.publish(
    name,
    encodeFrame({ event, channel: name, data, user_id: userId }),
    connection.socketId,
  );
  app.webhooks.notify({
    name: "client_event",
    channel: name,
    event,
    data: text,
    socket_id: connection.socketId,
    user_id: userId,
  });
}

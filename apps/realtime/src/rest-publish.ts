import type { App } from "./app.ts";
import { HttpError } from "./http-exchange.ts";
import { channelTraits } from "./names.ts";
import { encodeFrame } from "./protocol.ts";
import { describeChannel } from "./rest-channels.ts";
import { createEventSchemas, type EventInput, parseJsonOr400, parseOr400 } from "./rest-schemas.ts";

/** `POST /events`: one event to up to 100 channels. */
export function publishEvent(app: App, body: Buffer) {
  const event = parseOr400(createEventSchemas(app.limits).event, parseJsonOr400(body));
  assertSize(app, event);
  publish(app, event);
  if (event.info.length === 0) return {};
  return { channels: Object.fromEntries(event.channels.map((name) => [name, describe(app, name, event)])) };
}

/** `POST /batch_events`: up to 10 events; all are checked before the first is sent. */
export function publishBatch(app: App, body: Buffer) {
  const { batch } = parseOr400(createEventSchemas(app.limits).batch, parseJsonOr400(body));
  for (const event of batch) assertSize(app, event);
  for (const event of batch) publish(app, event);
  if (batch.every(({ info }) => info.length === 0)) return {};
  return { batch: batch.map((event) => describe(app, event.channels[0] ?? "", event)) };
}

function assertSize({ limits }: App, { data }: EventInput) {
  if (Buffer.byteLength(data) <= limits.maxEventBytes) return;
  throw new HttpError(413, `data of an event may have ${limits.maxEventBytes} bytes`);
}

function publish({ channels, cache }: App, { name, data, channels: targets, socket_id }: EventInput) {
  for (const target of targets) {
    const frame = encodeFrame({ event: name, channel: target, data });
    if (channelTraits(target)?.isCache) cache.put(target, frame, data);
    channels.publish(target, frame, socket_id ?? undefined);
  }
}

function describe(app: App, name: string, { info }: EventInput) {
  const isPresence = channelTraits(name)?.isPresence;
  return describeChannel(
    app,
    name,
    info.filter((wanted) => wanted !== "user_count" || isPresence),
  );
}

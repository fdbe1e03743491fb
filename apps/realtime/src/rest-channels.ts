import type { App } from "./app.ts";
import { occupancy } from "./channels.ts";
import { HttpError } from "./http-exchange.ts";
import { channelTraits, presencePrefix } from "./names.ts";
import { channelQuerySchema, type InfoName, listQuerySchema, parseOr400 } from "./rest-schemas.ts";

/** `GET /channels`: the occupied ones. */
export function listChannels(app: App, query: URLSearchParams) {
  const { filter_by_prefix: prefix, info } = parseOr400(listQuerySchema, Object.fromEntries(query));
  if (info.includes("user_count") && !prefix.startsWith(presencePrefix)) {
    throw new HttpError(400, "user_count needs filter_by_prefix=presence-");
  }
  const described = app.channels.list(prefix).map(({ name }) => [name, describeChannel(app, name, info)]);
  return { channels: Object.fromEntries(described) };
}

/** `GET /channels/:name`. */
export function readChannel(app: App, name: string, query: URLSearchParams) {
  const traits = knownTraits(name);
  const { info } = parseOr400(channelQuerySchema, Object.fromEntries(query));
  if (info.includes("user_count") && !traits.isPresence) {
    throw new HttpError(400, "user_count is known of presence channels only");
  }
  return { occupied: app.channels.get(name) !== undefined, ...describeChannel(app, name, info) };
}

/** `GET /channels/:name/users`. */
export function listMembers(app: App, name: string) {
  if (!knownTraits(name).isPresence) throw new HttpError(400, "Users are known of presence channels only");
  const ids = app.channels.get(name)?.roster?.userIds() ?? [];
  return { users: ids.map((id) => ({ id })) };
}

/** The wanted attributes of a channel, occupied or not. */
export function describeChannel({ channels, cache }: App, name: string, info: InfoName[]) {
  const last = info.includes("cache") ? cache.get(name) : null;
  const known = {
    ...occupancy(name, channels.get(name)),
    cache: last && { data: last.data, ttl: last.ttlSeconds },
  };
  return Object.fromEntries(Object.entries(known).filter(([key]) => info.some((wanted) => wanted === key)));
}

function knownTraits(name: string) {
  const traits = channelTraits(name);
  if (!traits) throw new HttpError(400, "Not a channel name");
  return traits;
}

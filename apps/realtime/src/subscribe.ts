import type { App } from "./app.ts";
import { subscribedFrame } from "./channels.ts";
import { memberSchema, parseJson, subscribeSchema } from "./client-messages.ts";
import type { Connection } from "./connection.ts";
import { hold } from "./hold.ts";
import { type ChannelTraits, channelTraits } from "./names.ts";
import type { Member } from "./presence.ts";
import { errorCodes, errorFrame, systemFrame } from "./protocol.ts";
import { isChannelAuthorised } from "./signatures.ts";

type Refusal = { type: "AuthError" | "LimitReached"; error: string; status: number };
type Claim = { auth?: string | null; channel_data?: string | null };

/** Subscribes where the name, the signature and the limits allow it; else answers why not. */
export function subscribe(app: App, connection: Connection, data: unknown) {
  const request = subscribeSchema.safeParse(data).data;
  const traits = request && channelTraits(request.channel);
  if (!request || !traits) return connection.send(errorFrame(null, "Invalid channel name or subscription"));

  const { channel: name } = request;
  const { signInWithinMs, maxChannelsPerConnection } = app.limits;
  const mustSignIn = signInWithinMs > 0 && traits.isGuarded && !connection.user;
  if (mustSignIn && connection.held.size < maxChannelsPerConnection) {
    return hold(connection, name, data, signInWithinMs);
  }
  const member = traits.isPresence ? claimedMember(connection, request) : null;
  const refusal =
    (mustSignIn ? refusalOfExcess(maxChannelsPerConnection) : null) ??
    refusalOfClaim(app, connection, name, traits, request, member) ??
    refusalByLimit(app, connection, name, member);
  if (refusal) return connection.send(systemFrame("pusher:subscription_error", refusal, name));

  const joined = connection.channels.has(name) && app.channels.get(name);
  if (joined) connection.send(subscribedFrame(joined));
  else app.channels.join(connection, name, traits, member);
  if (traits.isCache) replayLastEvent(app, connection, name);
}

function claimedMember({ user }: Connection, { channel_data }: Claim): Member | null {
  if (typeof channel_data !== "string") return user && { userId: user.id, info: user.info };
  const claimed = parseJson(memberSchema, channel_data);
  return claimed && { userId: claimed.user_id, info: claimed.user_info };
}

function refusalOfClaim(
  { credentials }: App,
  { socketId, user }: Connection,
  channel: string,
  traits: ChannelTraits,
  { auth, channel_data }: Claim,
  member: Member | null,
): Refusal | null {
  const refuse = (error: string): Refusal => ({ type: "AuthError", error, status: errorCodes.unauthorised });
  if (traits.userId !== null) {
    return traits.userId === user?.id ? null : refuse("Only the signed-in user may listen to this channel");
  }
  if (!traits.isGuarded) return null;
  if (!isChannelAuthorised(credentials, { socketId, channel, auth: auth ?? "", channelData: channel_data })) {
    return refuse(`Invalid signature for ${channel}`);
  }
  if (traits.isPresence && !member)
    return refuse("channel_data must hold a user_id, or the user must be signed in");
  return null;
}

const refusalOfExcess = (most: number): Refusal => ({
  type: "LimitReached",
  error: `A connection may have ${most} subscriptions`,
  status: errorCodes.limitReached,
});

function refusalByLimit(
  { limits, channels }: App,
  connection: Connection,
  name: string,
  member: Member | null,
): Refusal | null {
  const refuse = (error: string): Refusal => ({
    type: "LimitReached",
    error,
    status: errorCodes.limitReached,
  });
  if (connection.channels.has(name)) return null;
  if (connection.channels.size >= limits.maxChannelsPerConnection) {
    return refusalOfExcess(limits.maxChannelsPerConnection);
  }
  if (!member) return null;
  if (Buffer.byteLength(JSON.stringify(member.info ?? null)) > limits.maxPresenceInfoBytes) {
    return refuse(`user_info may have ${limits.maxPresenceInfoBytes} bytes`);
  }
  if (channels.get(name)?.roster?.isFullFor(member.userId)) {
    return refuse(`A presence channel may have ${limits.maxPresenceMembers} members`);
  }
  return null;
}

function replayLastEvent({ cache, webhooks }: App, connection: Connection, name: string) {
  const last = cache.get(name);
  if (last) return connection.send(last.frame);
  connection.send(systemFrame("pusher:cache_miss", {}, name));
  webhooks.notify({ name: "cache_miss", channel: name });
}

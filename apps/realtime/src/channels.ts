import type { Connection } from "./connection.ts";
import type { Limits } from "./limits.ts";
import { type ChannelTraits, channelTraits } from "./names.ts";
import { createRoster, type Member, type Roster } from "./presence.ts";
import { type Frame, systemFrame } from "./protocol.ts";
import type { WebhookEvent } from "./webhooks.ts";

export type Channel = {
  readonly name: string;
  readonly traits: ChannelTraits;
  readonly subscribers: Set<Connection>;
  readonly roster: Roster | null;
  countTimer: NodeJS.Timeout | null;
};

type Options = { limits: Limits; notify: (event: WebhookEvent) => void };

/** Occupied channels. A channel exists from its first subscriber to its last. */
export function createChannels({ limits, notify }: Options) {
  const occupied = new Map<string, Channel>();

  function publish(name: string, frame: Frame, exceptSocketId?: string) {
    for (const connection of occupied.get(name)?.subscribers ?? []) {
      if (connection.socketId !== exceptSocketId) connection.send(frame);
    }
  }

  function open(name: string, traits: ChannelTraits) {
    const roster = traits.isPresence ? createRoster(limits.maxPresenceMembers) : null;
    const channel: Channel = { name, traits, subscribers: new Set(), roster, countTimer: null };
    occupied.set(name, channel);
    if (traits.userId === null) notify({ name: "channel_occupied", channel: name });
    return channel;
  }

  function vacate(channel: Channel) {
    if (channel.countTimer) clearTimeout(channel.countTimer);
    occupied.delete(channel.name);
    if (channel.traits.userId === null) notify({ name: "channel_vacated", channel: channel.name });
  }

  function scheduleCount(channel: Channel) {
    if (channel.countTimer || channel.traits.isPresence || channel.traits.userId !== null) return;
    const isCrowded = channel.subscribers.size > limits.crowdedFrom;
    const sendCount = () => {
      channel.countTimer = null;
      const data = { subscription_count: channel.subscribers.size };
      publish(channel.name, systemFrame("pusher_internal:subscription_count", data, channel.name));
    };
    channel.countTimer = setTimeout(
      sendCount,
      isCrowded ? limits.crowdedCountWindowMs : limits.countWindowMs,
    );
    channel.countTimer.unref();
  }

  return {
    publish,
    get: (name: string) => occupied.get(name),
    /** Occupied channels without those of single users. */
    list: (prefix = "") =>
      [...occupied.values()].filter(({ name, traits }) => traits.userId === null && name.startsWith(prefix)),

    /** Subscribes and tells both sides. `member` is due on presence channels. The caller has checked every right. */
    join(connection: Connection, name: string, traits: ChannelTraits, member: Member | null) {
      const channel = occupied.get(name) ?? open(name, traits);
      const isNewMember = member && channel.roster?.add(connection, member);
      if (member && isNewMember) {
        const data = { user_id: member.userId, user_info: member.info };
        publish(name, systemFrame("pusher_internal:member_added", data, name));
        notify({ name: "member_added", channel: name, user_id: member.userId });
      }
      channel.subscribers.add(connection);
      connection.channels.add(name);
      connection.send(subscribedFrame(channel));
      scheduleCount(channel);
    },

    leave(connection: Connection, name: string) {
      connection.channels.delete(name);
      const channel = occupied.get(name);
      if (!channel?.subscribers.delete(connection)) return;
      const goneUserId = channel.roster?.remove(connection) ?? null;
      if (goneUserId !== null) {
        publish(name, systemFrame("pusher_internal:member_removed", { user_id: goneUserId }, name));
        notify({ name: "member_removed", channel: name, user_id: goneUserId });
      }
      if (channel.subscribers.size === 0) vacate(channel);
      else scheduleCount(channel);
    },
  };
}

export type Channels = ReturnType<typeof createChannels>;

/** The answer to a subscription; presence channels list their members in it. */
export function subscribedFrame({ name, roster }: Channel) {
  const data = roster ? { presence: roster.snapshot() } : {};
  return systemFrame("pusher_internal:subscription_succeeded", data, name);
}

/** How many are there, as far as the channel's kind knows. */
export function occupancy(name: string, channel: Channel | undefined) {
  const counts = { subscription_count: channel?.subscribers.size ?? 0 };
  return channelTraits(name)?.isPresence ? { ...counts, user_count: channel?.roster?.count() ?? 0 } : counts;
}

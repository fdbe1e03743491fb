const channelPattern = /^[A-Za-z0-9_\-=@,.;]{1,200}$/;
const cachePattern = /^(private-encrypted-|private-|presence-)?cache-/;
const userPrefix = "#server-to-user-";
const maxUserIdLength = 200;

export const socketIdPattern = /^\d+\.\d+$/;
export const presencePrefix = "presence-";

export type ChannelTraits = {
  /** Needs a signature to subscribe. */
  isGuarded: boolean;
  isPresence: boolean;
  isCache: boolean;
  allowsClientEvents: boolean;
  /** The one user who may listen, on `#server-to-user-` channels. */
  userId: string | null;
};

/** What the name of a channel promises, or null where it is not a channel name. */
export function channelTraits(name: string): ChannelTraits | null {
  if (name.startsWith(userPrefix)) {
    const userId = name.slice(userPrefix.length);
    if (!userId || userId.length > maxUserIdLength) return null;
    return { isGuarded: false, isPresence: false, isCache: false, allowsClientEvents: false, userId };
  }
  if (!channelPattern.test(name)) return null;
  const isPresence = name.startsWith(presencePrefix);
  const isGuarded = isPresence || name.startsWith("private-");
  return {
    isGuarded,
    isPresence,
    isCache: cachePattern.test(name),
    allowsClientEvents: isGuarded && !name.startsWith("private-encrypted-"),
    userId: null,
  };
}

/** `pusher:` and `pusher_internal:` belong to the protocol; nobody may publish under them. */
export function isPublishableEvent(name: string) {
  return name.length > 0 && name.length <= 200 && !/^pusher(_internal)?:/.test(name);
}

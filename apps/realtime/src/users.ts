import type { Connection, SignedInUser } from "./connection.ts";
import { systemFrame } from "./protocol.ts";

/** Who is signed in on which connections, and who watches whom come and go. */
export function createUsers() {
  const connectionsOf = new Map<string, Set<Connection>>();
  const watchersOf = new Map<string, Set<Connection>>();

  function tellWatchers(userId: string, name: "online" | "offline") {
    const watchers = watchersOf.get(userId);
    if (!watchers) return;
    const frame = watchlistFrame(name, [userId]);
    for (const watcher of watchers) watcher.send(frame);
  }

  return {
    connectionsOf: (userId: string) => [...(connectionsOf.get(userId) ?? [])],

    signIn(connection: Connection, user: SignedInUser) {
      connection.user = user;
      if (addTo(connectionsOf, user.id, connection) === 1) tellWatchers(user.id, "online");
      for (const watchedId of user.watchlist) addTo(watchersOf, watchedId, connection);
      const online = user.watchlist.filter((watchedId) => connectionsOf.has(watchedId));
      if (online.length > 0) connection.send(watchlistFrame("online", online));
    },

    signOut(connection: Connection) {
      const { user } = connection;
      if (!user) return;
      connection.user = null;
      for (const watchedId of user.watchlist) removeFrom(watchersOf, watchedId, connection);
      if (removeFrom(connectionsOf, user.id, connection) === 0) tellWatchers(user.id, "offline");
    },
  };
}

export type Users = ReturnType<typeof createUsers>;

function watchlistFrame(name: "online" | "offline", userIds: string[]) {
  return systemFrame("pusher_internal:watchlist_events", { events: [{ name, user_ids: userIds }] });
}

function addTo(index: Map<string, Set<Connection>>, id: string, connection: Connection) {
  const set = index.get(id) ?? new Set();
  index.set(id, set.add(connection));
  return set.size;
}

function removeFrom(index: Map<string, Set<Connection>>, id: string, connection: Connection) {
  const set = index.get(id);
  set?.delete(connection);
  if (set?.size === 0) index.delete(id);
  return set?.size ?? 0;
}

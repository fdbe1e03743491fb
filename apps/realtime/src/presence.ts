import type { Connection } from "./connection.ts";

export type Member = { userId: string; info: unknown };

/** Members of one presence channel. A user counts once, however many connections they have. */
export function createRoster(maxMembers: number) {
  const members = new Map<string, { info: unknown; connections: Set<Connection> }>();
  const userOf = new Map<Connection, string>();

  return {
    isFullFor: (userId: string) => members.size >= maxMembers && !members.has(userId),
    userOf: (connection: Connection) => userOf.get(connection),
    userIds: () => [...members.keys()],
    count: () => members.size,
    snapshot: () => ({
      ids: [...members.keys()],
      hash: Object.fromEntries([...members].map(([id, { info }]) => [id, info])),
      count: members.size,
    }),

    /** Returns true when the user was not there before. */
    add(connection: Connection, { userId, info }: Member) {
      userOf.set(connection, userId);
      const present = members.get(userId);
      if (present) {
        present.connections.add(connection);
        return false;
      }
      members.set(userId, { info, connections: new Set([connection]) });
      return true;
    },

    /** Returns the user when this was their last connection. */
    remove(connection: Connection) {
      const userId = userOf.get(connection);
      userOf.delete(connection);
      if (userId === undefined) return null;
      const present = members.get(userId);
      present?.connections.delete(connection);
      if (!present || present.connections.size > 0) return null;
      members.delete(userId);
      return userId;
    },
  };
}

export type Roster = ReturnType<typeof createRoster>;

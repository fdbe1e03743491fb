import type { Ports } from "../ports.ts";
import { leftGraceSeconds } from "./presence.ts";

/** What the realtime server says of the dashboards of one member: one is connected, or the last one is gone. */
export type ConnectionWord = { orgId: string; membershipId: string; isConnected: boolean; at: Date };

/**
 * Keeps whether a member's dashboards are connected. A word that is older than what is known changes nothing, nor does
 * one that comes twice; a page that was hidden may have been put to sleep with its phone, so that its end is no
 * leaving. Who leaves chats behind is looked after as soon as the grace is over.
 */
export function noteConnection(
  { db, jobs }: Pick<Ports, "db" | "jobs">,
  { orgId, membershipId, isConnected, at }: ConnectionWord,
): Promise<void> {
  return db.withOrg(orgId, async (tx) => {
    const key = { orgId, membershipId };
    const { count: news } = await tx.agentProfile.updateMany({
      where: { ...key, OR: [{ connectionAt: null }, { connectionAt: { lte: at } }] },
      data: { connectionAt: at, leftAt: null },
    });
    if (news === 0 || isConnected) return;
    const { count: left } = await tx.agentProfile.updateMany({
      where: { ...key, isHidden: false, OR: [{ lastSeenAt: null }, { lastSeenAt: { lte: at } }] },
      data: { leftAt: at },
    });
    const held = await tx.chatSession.count({ where: { orgId, mode: "human", assigneeId: membershipId } });
    if (left === 0 || held === 0) return;
    await jobs.enqueue(
      { tx },
      "chat.watch",
      { orgId },
      { startAfterSeconds: leftGraceSeconds + 1, singletonKey: `left:${membershipId}` },
    );
  });
}

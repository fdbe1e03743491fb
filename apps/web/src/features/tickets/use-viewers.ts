"use client";
import type { Channel, Members, PresenceChannel } from "pusher-js";
import { useEffect, useState } from "react";
import { z } from "zod";
import { useMe } from "../shell/me.tsx";

export type Viewer = { membershipId: string; name: string };
const memberSchema = z.object({ id: z.string(), info: z.object({ name: z.string() }) });

/** Guarantee: pusher-js makes a PresenceChannel of every name that begins with `presence-`. */
const asPresence = (channel: Channel) => channel as PresenceChannel;

function readMembers(members: Members): Viewer[] {
  const viewers: Viewer[] = [];
  members.each((member: unknown) => {
    const known = memberSchema.safeParse(member);
    if (known.success) viewers.push({ membershipId: known.data.id, name: known.data.info.name });
  });
  return viewers;
}

/** The colleagues who look at the same ticket. */
export function useViewers(channel: Channel | null): readonly Viewer[] {
  const me = useMe();
  const [viewers, setViewers] = useState<readonly Viewer[]>([]);
  useEffect(() => {
    if (!channel) return;
    const presence = asPresence(channel);
    const read = () => setViewers(readMembers(presence.members));
    const events = ["pusher:subscription_succeeded", "pusher:member_added", "pusher:member_removed"];
    for (const event of events) presence.bind(event, read);
    if (presence.subscribed) read();
    return () => {
      for (const event of events) presence.unbind(event, read);
      setViewers([]);
    };
  }, [channel]);
  return viewers.filter((viewer) => viewer.membershipId !== me?.membershipId);
}

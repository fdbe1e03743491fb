import { channels } from "@handrail/contracts";
import type { ReactNode } from "react";
import { ChatOffers } from "../../../features/chats/chat-offers.tsx";
import { DashboardShell } from "../../../features/dashboard/dashboard-shell.tsx";
import { requireStaff } from "../../../server/current.ts";
import { frameApi, HydrateFrame } from "../../../trpc/server.tsx";

/** What the frame of every page shows: there from the first paint, so that nothing is asked for twice. */
const prefetchFrame = () =>
  Promise.all([
    frameApi.identity.me.prefetch(),
    frameApi.queue.counts.prefetch(),
    frameApi.queue.views.prefetch(),
    frameApi.chat.queue.prefetch({ view: "waiting" }),
    frameApi.notifications.unread.prefetch(),
  ]);

export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const { service, memberships } = await requireStaff("/support-dashboard");
  const { org, actor } = service;
  const deskChannels =
    actor.branches === "all" ? [channels.desk(org.id)] : actor.branches.map(channels.branch);
  await prefetchFrame();
  return (
    <HydrateFrame>
      <DashboardShell
        organization={{ slug: org.slug, name: org.name }}
        organizations={memberships.map(({ slug, name }) => ({ slug, name }))}
        deskChannels={deskChannels}
        notices={<ChatOffers duty={channels.duty(org.id, actor.membershipId)} />}
      >
        {children}
      </DashboardShell>
    </HydrateFrame>
  );
}

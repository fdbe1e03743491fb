import { channels } from "@handrail/contracts";
import type { ReactNode } from "react";
import { DashboardShell } from "../../../features/dashboard/dashboard-shell.tsx";
import { requireStaff } from "../../../server/current.ts";

export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const { service, memberships } = await requireStaff("/support-dashboard");
  const { org, actor } = service;
  const deskChannels =
    actor.branches === "all" ? [channels.desk(org.id)] : actor.branches.map(channels.branch);
  return (
    <DashboardShell
      organization={{ slug: org.slug, name: org.name }}
      organizations={memberships.map(({ slug, name }) => ({ slug, name }))}
      deskChannels={deskChannels}
    >
      {children}
    </DashboardShell>
  );
}

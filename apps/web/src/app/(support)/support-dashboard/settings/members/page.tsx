import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MembersScreen } from "../../../../../features/settings/members-screen.tsx";
import { requireStaff } from "../../../../../server/current.ts";
import { api, HydrateClient } from "../../../../../trpc/server.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: `${t("members.tab")} · ${t("title")}` };
}

export default async function MembersPage() {
  const { service } = await requireStaff("/support-dashboard/settings/members", "members:write");
  await Promise.all([
    api.members.list.prefetchInfinite({ role: "staff", search: "", limit: 50 }),
    api.members.invitations.prefetch(),
    api.organization.branches.prefetch(),
  ]);
  return (
    <HydrateClient>
      <MembersScreen organization={service.org.name} />
    </HydrateClient>
  );
}

import { idSchema } from "@handrail/contracts";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { TicketScreen } from "../../../../../features/tickets/ticket-screen.tsx";
import { requireStaff } from "../../../../../server/current.ts";
import { api, HydrateClient } from "../../../../../trpc/server.tsx";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata() {
  const t = await getTranslations("tickets.ticket");
  return { title: t("pageTitle") };
}

export default async function TicketPage({ params }: Props) {
  const { id } = await params;
  await requireStaff(`/support-dashboard/tickets/${encodeURIComponent(id)}`);
  if (!idSchema.safeParse(id).success) notFound();
  await api.tickets.get.prefetch({ ticketId: id });
  return (
    <HydrateClient>
      <TicketScreen ticketId={id} />
    </HydrateClient>
  );
}

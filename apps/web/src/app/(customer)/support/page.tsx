import { getTranslations } from "next-intl/server";
import { OwnTickets } from "../../../features/customer/own-tickets.tsx";
import { requireMember } from "../../../server/current.ts";
import { api, HydrateClient } from "../../../trpc/server.tsx";

export async function generateMetadata() {
  return { title: (await getTranslations("support.list"))("title") };
}

export default async function OwnTicketsPage() {
  await requireMember("/support");
  await api.tickets.own.prefetchInfinite({ status: "all", limit: 20, search: "" });
  return (
    <HydrateClient>
      <div className="mx-auto w-full max-w-3xl px-4 py-10 sm:px-6">
        <OwnTickets />
      </div>
    </HydrateClient>
  );
}

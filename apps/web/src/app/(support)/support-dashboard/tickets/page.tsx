import { getTranslations } from "next-intl/server";
import { createLoader, type SearchParams } from "nuqs/server";
import { filterParsers, toQueueInput } from "../../../../features/tickets/filters.ts";
import { QueueScreen } from "../../../../features/tickets/queue-screen.tsx";
import { requireStaff } from "../../../../server/current.ts";
import { api, HydrateClient } from "../../../../trpc/server.tsx";

const load = createLoader(filterParsers);

export async function generateMetadata() {
  const t = await getTranslations("common.nav");
  return { title: t("tickets") };
}

export default async function QueuePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await requireStaff("/support-dashboard/tickets");
  const filters = await load(searchParams);
  await Promise.all([api.tickets.queue.prefetch(toQueueInput(filters)), api.tickets.counts.prefetch()]);
  return (
    <HydrateClient>
      <QueueScreen />
    </HydrateClient>
  );
}

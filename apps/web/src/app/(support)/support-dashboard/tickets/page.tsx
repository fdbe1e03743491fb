import { getTranslations } from "next-intl/server";
import { createLoader, type SearchParams } from "nuqs/server";
import { QueueScreen } from "../../../../features/tickets/queue-screen.tsx";
import { filterParsers, toAsked, toQueueInput } from "../../../../lib/queue-address.ts";
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
  const settings = await api.queue.settings();
  await Promise.all([
    api.queue.settings.prefetch(),
    api.queue.list.prefetch(toQueueInput(filters, settings)),
    api.queue.total.prefetch(toAsked(filters)),
  ]);
  return (
    <HydrateClient>
      <QueueScreen />
    </HydrateClient>
  );
}

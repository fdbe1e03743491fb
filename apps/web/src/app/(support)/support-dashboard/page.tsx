import { getTranslations } from "next-intl/server";
import { HomeScreen } from "../../../features/home/home-screen.tsx";
import { ownWork } from "../../../features/home/own-work.ts";
import { requireStaff } from "../../../server/current.ts";
import { api, HydrateClient } from "../../../trpc/server.tsx";

export async function generateMetadata() {
  const t = await getTranslations("common.nav");
  return { title: t("dashboard") };
}

export default async function HomePage() {
  await requireStaff("/support-dashboard");
  await Promise.all([
    api.metrics.home.prefetch(),
    api.metrics.volume.prefetch(),
    api.metrics.categories.prefetch(),
    api.queue.list.prefetch(ownWork),
    api.chat.queue.prefetch({ view: "waiting" }),
  ]);
  return (
    <HydrateClient>
      <HomeScreen />
    </HydrateClient>
  );
}

"use client";
import { PageHeader } from "@handrail/ui/page-header";
import { useTranslations } from "next-intl";
import { trpc } from "../../trpc/client.tsx";
import { useDeskEvents } from "../dashboard/index.ts";
import { useMe } from "../shell/me.tsx";
import { CategoryChart, VolumeChart } from "./charts.tsx";
import { DeflectionChart } from "./deflection.tsx";
import { NeedsYou } from "./needs-you.tsx";
import { Stats } from "./stats.tsx";

/** Where an agent starts: how the desk stands, what waits, how the last weeks went. Changes as events arrive. */
export function HomeScreen() {
  const t = useTranslations("dashboard.home");
  const me = useMe();
  const utils = trpc.useUtils();
  useDeskEvents((event) => {
    if (event.kind === "chat") return;
    void utils.metrics.invalidate();
    void utils.queue.list.invalidate();
  });
  return (
    <div className="mx-auto flex max-w-[90rem] flex-col gap-4 p-4 lg:p-6">
      <PageHeader title={t("title", { name: me?.name.split(" ")[0] ?? "" })} description={t("description")} />
      <Stats />
      <div className="grid gap-3 xl:grid-cols-2">
        <NeedsYou />
        <VolumeChart />
        <CategoryChart />
        <DeflectionChart />
      </div>
    </div>
  );
}

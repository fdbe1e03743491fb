"use client";
import { viewHref } from "../../lib/queue-address.ts";
import { useAtMost } from "../../lib/use-at-most.ts";
import { type RouterOutputs, trpc } from "../../trpc/client.tsx";
import { useDeskEvents } from "./desk-events.tsx";

export type Count = RouterOutputs["queue"]["counts"]["views"]["all"];
export type RailView = { href: string; label: string; count: Count | undefined; isActive: boolean };

const base = "/support-dashboard/tickets";
const mostViews = 15;
/** Counts are asked for at most this often, however much happens. */
const settleMs = 1_500;

/** Keeps the counts of the rail true without asking for each event of a busy desk. */
export function useTrueCounts() {
  const utils = trpc.useUtils();
  const ask = useAtMost(settleMs, () => void utils.queue.counts.invalidate());
  useDeskEvents((event) => {
    if (event.kind !== "chat") ask();
  });
  return trpc.queue.counts.useQuery().data;
}

/** Teams and saved views, as entries below the tickets. */
export function useRailViews(isQueue: boolean, params: { get(name: string): string | null }): RailView[] {
  const counts = trpc.queue.counts.useQuery().data;
  const views = trpc.queue.views.useQuery().data ?? [];
  const saved = params.get("saved");
  return [
    ...(counts?.teams ?? []).map(({ id, name, count }) => ({
      href: `${base}?view=team:${id}`,
      label: name,
      count,
      isActive: isQueue && !saved && params.get("view") === `team:${id}`,
    })),
    ...views.slice(0, mostViews).map(({ id, name, query }) => ({
      href: viewHref(id, query),
      label: name,
      count: counts?.saved.find((each) => each.id === id)?.count,
      isActive: isQueue && saved === id,
    })),
  ];
}

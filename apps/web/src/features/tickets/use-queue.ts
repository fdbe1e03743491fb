"use client";
import { keepPreviousData } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import { useEffect, useMemo, useState } from "react";
import {
  type FilterChange,
  filterParsers,
  type Order,
  orderOf,
  serializeFilters,
  toAsked,
  toQueueInput,
} from "../../lib/queue-address.ts";
import { type RouterOutputs, trpc } from "../../trpc/client.tsx";
import { useDeskEvents } from "../dashboard/index.ts";
import { rememberQueue, rememberRows } from "./queue-link.ts";
import { type Shown, settleRows } from "./shown-rows.ts";

export type QueueRow = RouterOutputs["queue"]["list"]["tickets"][number];
const none: Shown<QueueRow> = { rows: [], waiting: 0 };
const usually: Order = { sort: "updated", direction: "desc" };
/** How often an empty page goes on by itself. */
const mostSteps = 8;

/** The queue's address, its page, and the rows as they may be shown without moving under the pointer. */
export function useQueue() {
  const [filters, setFilters] = useQueryStates(filterParsers);
  const [trail, setTrail] = useState<string[]>([]);
  const [steps, setSteps] = useState(0);
  const settings = trpc.queue.settings.useQuery(undefined, { staleTime: 300_000 });
  const usual = settings.data ?? usually;
  const order = orderOf(filters, usual);
  const input = useMemo(
    () => toQueueInput(filters, { sort: usual.sort, direction: usual.direction }),
    [filters, usual.sort, usual.direction],
  );
  const query = trpc.queue.list.useQuery(input, { placeholderData: keepPreviousData });
  const total = trpc.queue.total.useQuery(toAsked(filters), { placeholderData: keepPreviousData });
  const utils = trpc.useUtils();
  useDeskEvents((event) => {
    if (event.kind === "chat") return;
    void utils.queue.list.invalidate();
    void utils.queue.total.invalidate();
  });

  const address = serializeFilters(filters);
  const page = `${address}|${order.sort}|${order.direction}`;
  useEffect(() => rememberQueue(address), [address]);

  const fresh = query.isPlaceholderData ? undefined : query.data;
  const [shown, setShown] = useState<{ page: string; from: typeof fresh; rows: Shown<QueueRow> } | null>(
    null,
  );
  if (fresh && (shown?.page !== page || shown.from !== fresh)) {
    const held = shown?.page === page ? shown.rows.rows : null;
    setShown({ page, from: fresh, rows: settleRows(held, fresh.tickets) });
  }
  const rows = shown?.rows ?? none;
  useEffect(() => rememberRows(rows.rows.map(({ row }) => row.id)), [rows.rows]);

  /** Another choice starts at the first page. */
  const choose = (change: FilterChange, options: { replace?: boolean } = {}) => {
    setTrail([]);
    setSteps(0);
    void setFilters({ ...change, after: null }, { history: options.replace ? "replace" : "push" });
  };
  const nextCursor = fresh?.nextCursor ?? null;
  const goNext = () => {
    setTrail([...trail, filters.after]);
    void setFilters({ after: nextCursor }, { history: "push" });
  };
  const previous = filters.after
    ? () => {
        setTrail(trail.slice(0, -1));
        void setFilters({ after: trail.at(-1) || null }, { history: "push" });
      }
    : undefined;

  /** Nothing on this page, but more to look at: goes on by itself for a while. */
  const goesOn =
    fresh !== undefined && fresh.tickets.length === 0 && nextCursor !== null && steps < mostSteps;
  useEffect(() => {
    if (!goesOn) return;
    setSteps((before) => before + 1);
    void setFilters({ after: nextCursor }, { history: "replace" });
  }, [goesOn, nextCursor, setFilters]);

  return {
    filters,
    order,
    columns: settings.data?.columns ?? [],
    choose,
    query,
    rows,
    total: total.data,
    isLoading: goesOn || (!shown && query.isPending),
    isStale: query.isPlaceholderData,
    /** Few of many were found: the page ends before the tickets do. */
    isShort: nextCursor !== null && (fresh?.tickets.length ?? 0) < input.limit && !goesOn,
    pageNumber: trail.length > 0 || !filters.after ? trail.length + 1 : null,
    /** Shows what waits. */
    showNew: () => fresh && setShown({ page, from: fresh, rows: settleRows(null, fresh.tickets) }),
    next: nextCursor ? goNext : undefined,
    previous,
  };
}

export type Queue = ReturnType<typeof useQueue>;

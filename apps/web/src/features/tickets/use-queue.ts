"use client";
import { keepPreviousData } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import { useEffect, useMemo, useState } from "react";
import { type RouterOutputs, trpc } from "../../trpc/client.tsx";
import { useDeskEvents } from "../dashboard/index.ts";
import { type FilterChange, filterParsers, serializeFilters, toQueueInput } from "./filters.ts";
import { rememberQueue, rememberRows } from "./queue-link.ts";
import { type Shown, settleRows } from "./shown-rows.ts";

export type QueueRow = RouterOutputs["tickets"]["queue"]["tickets"][number];
const none: Shown<QueueRow> = { rows: [], waiting: 0 };

/** The queue's address, its page, and the rows as they may be shown without moving under the pointer. */
export function useQueue() {
  const [filters, setFilters] = useQueryStates(filterParsers);
  const [trail, setTrail] = useState<string[]>([]);
  const input = useMemo(() => toQueueInput(filters), [filters]);
  const query = trpc.tickets.queue.useQuery(input, { placeholderData: keepPreviousData });
  const utils = trpc.useUtils();
  useDeskEvents((event) => {
    if (event.kind !== "chat") void utils.tickets.queue.invalidate();
  });

  const page = serializeFilters(filters);
  useEffect(() => rememberQueue(page), [page]);

  const fresh = query.isPlaceholderData ? undefined : query.data;
  const [shown, setShown] = useState<{ page: string; from: typeof fresh; rows: Shown<QueueRow> } | null>(
    null,
  );
  if (fresh && (shown?.page !== page || shown.from !== fresh)) {
    const held = shown?.page === page ? shown.rows.rows : null;
    setShown({ page, from: fresh, rows: settleRows(held, fresh.tickets) });
  }

  const listed = (shown?.rows ?? none).rows;
  useEffect(() => rememberRows(listed.map(({ row }) => row.id)), [listed]);

  /** Another choice starts at the first page. */
  const choose = (change: FilterChange, options: { replace?: boolean } = {}) => {
    setTrail([]);
    void setFilters({ ...change, after: null }, { history: options.replace ? "replace" : "push" });
  };
  const nextCursor = query.data?.nextCursor;
  const next = nextCursor
    ? () => {
        setTrail([...trail, filters.after]);
        void setFilters({ after: nextCursor }, { history: "push" });
      }
    : undefined;
  const previous = filters.after
    ? () => {
        setTrail(trail.slice(0, -1));
        void setFilters({ after: trail.at(-1) || null }, { history: "push" });
      }
    : undefined;

  return {
    filters,
    choose,
    query,
    rows: shown?.rows ?? none,
    isLoading: !shown && query.isPending,
    isStale: query.isPlaceholderData,
    pageNumber: trail.length > 0 || !filters.after ? trail.length + 1 : null,
    /** Shows what waits. */
    showNew: () => fresh && setShown({ page, from: fresh, rows: settleRows(null, fresh.tickets) }),
    next,
    previous,
  };
}

export type Queue = ReturnType<typeof useQueue>;

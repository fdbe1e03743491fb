"use client";
import { bulkLimit } from "@handrail/contracts/inputs/queue";
import { useCallback, useState } from "react";
import { type RouterInputs, type RouterOutputs, trpcClient } from "../../trpc/client.tsx";
import type { QueueRow } from "./use-queue.ts";

/** What a change of a ticket, and its undo, need to know of it. */
export type Target = RouterOutputs["queue"]["matching"]["tickets"][number];

const toTarget = ({
  id,
  number,
  subject,
  contact,
  version,
  status,
  priority,
  assignee,
  team,
  tags,
}: QueueRow): Target => ({
  id,
  number,
  subject,
  contact: { id: contact.id, name: contact.name },
  version,
  status,
  priority,
  assignee,
  team,
  tags,
});

/** PURE. The ids from one row to another, whichever comes first. */
export function idsBetween(ids: readonly string[], from: string, to: string): string[] {
  const [a, b] = [ids.indexOf(from), ids.indexOf(to)];
  if (a < 0 || b < 0) return [to];
  return ids.slice(Math.min(a, b), Math.max(a, b) + 1);
}

/** Which tickets are ticked: those of the page at the version that is shown, and those of further pages as they were found. */
export function useSelection(rows: readonly QueueRow[]) {
  const [chosen, setChosen] = useState<ReadonlyMap<string, Target>>(new Map());
  const [anchor, setAnchor] = useState<string | null>(null);
  const [isLimited, setLimited] = useState(false);
  const byId = new Map(rows.map((row) => [row.id, toTarget(row)]));

  const set = useCallback((next: ReadonlyMap<string, Target>) => {
    setLimited(false);
    setChosen(next);
  }, []);
  const add = (ids: readonly string[]) => {
    const next = new Map(chosen);
    for (const id of ids) {
      const row = byId.get(id);
      if (row && next.size < bulkLimit) next.set(id, row);
    }
    set(next);
  };
  const toggle = (id: string, { range = false }: { range?: boolean } = {}) => {
    setAnchor(id);
    if (range && anchor && byId.has(anchor)) return add(idsBetween([...byId.keys()], anchor, id));
    if (!chosen.has(id)) return add([id]);
    const next = new Map(chosen);
    next.delete(id);
    set(next);
  };
  const isAllOfPage = rows.length > 0 && rows.every(({ id }) => chosen.has(id));
  return {
    targets: [...chosen.values()].map((target) => byId.get(target.id) ?? target),
    count: chosen.size,
    has: (id: string) => chosen.has(id),
    isAllOfPage,
    isLimited,
    toggle,
    add,
    clear: () => set(new Map()),
    keep: (targets: readonly Target[]) => set(new Map(targets.map((target) => [target.id, target]))),
    togglePage: () => (isAllOfPage ? set(new Map()) : add(rows.map(({ id }) => id))),
    /** Everything that the list holds, up to the limit of one change. */
    takeMatching: async (asked: RouterInputs["queue"]["matching"]) => {
      const { tickets, isMore } = await trpcClient.queue.matching.query(asked);
      setChosen(new Map(tickets.map((target) => [target.id, target])));
      setLimited(isMore);
    },
  };
}

export type Selection = ReturnType<typeof useSelection>;

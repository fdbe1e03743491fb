"use client";
import { useSyncExternalStore } from "react";

type Mode = { ticketId: string; chosen: ReadonlySet<string> } | null;

let mode: Mode = null;
const listeners = new Set<() => void>();

const set = (next: Mode) => {
  mode = next;
  for (const listener of listeners) listener();
};
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** From here on messages of the ticket can be ticked, to split them off. */
export const startSplit = (ticketId: string) => set({ ticketId, chosen: new Set() });

/** No message can be ticked any more. */
export const endSplit = () => set(null);

/** Which messages of the ticket are ticked to be split off; null while none can be. */
export function useSplitMode(ticketId: string) {
  const current = useSyncExternalStore(
    subscribe,
    () => mode,
    () => null,
  );
  if (current?.ticketId !== ticketId) return null;
  const { chosen } = current;
  const choose = (ids: Iterable<string>) => set({ ticketId, chosen: new Set(ids) });
  return {
    chosen,
    choose,
    toggle: (id: string) =>
      choose(chosen.has(id) ? [...chosen].filter((each) => each !== id) : [...chosen, id]),
  };
}

export type SplitMode = NonNullable<ReturnType<typeof useSplitMode>>;

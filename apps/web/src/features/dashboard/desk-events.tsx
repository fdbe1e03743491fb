"use client";
import { createContext, type ReactNode, useContext, useEffect, useRef } from "react";
import { useChannel } from "../../realtime/use-channel.ts";
import { useRefetch } from "../../realtime/use-refetch.ts";

export type DeskEvent =
  | { kind: "ticket"; ticketId: string; isNew: boolean }
  | { kind: "chat"; conversationId: string }
  /** Events may have been missed: ask for everything shown. */
  | { kind: "refetch" };
type Listener = (event: DeskEvent) => void;

const ListenersContext = createContext<Set<Listener>>(new Set());

function DeskChannel({ name, tell }: { name: string; tell: Listener }) {
  useChannel(name, {
    ticket: (data) => tell({ kind: "ticket", ticketId: data.ticketId, isNew: data.isNew }),
    chat: (data) => tell({ kind: "chat", conversationId: data.conversationId }),
    onSubscribed: () => tell({ kind: "refetch" }),
  });
  return null;
}

/** Listens to the work of the organisation, or of the person's branches, for every screen of the dashboard. */
export function DeskEventsProvider({
  channels,
  children,
}: {
  channels: readonly string[];
  children: ReactNode;
}) {
  const listeners = useRef(new Set<Listener>());
  const tell = (event: DeskEvent) => {
    for (const listener of listeners.current) listener(event);
  };
  useRefetch(() => tell({ kind: "refetch" }));
  return (
    <ListenersContext value={listeners.current}>
      {channels.map((name) => (
        <DeskChannel key={name} name={name} tell={tell} />
      ))}
      {children}
    </ListenersContext>
  );
}

/** Calls `handle` for every event of the desk while mounted. */
export function useDeskEvents(handle: Listener): void {
  const listeners = useContext(ListenersContext);
  const current = useRef(handle);
  useEffect(() => {
    current.current = handle;
  });
  useEffect(() => {
    const listener: Listener = (event) => current.current(event);
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }, [listeners]);
}

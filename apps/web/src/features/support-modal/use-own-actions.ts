"use client";
import type { TicketContext } from "@handrail/contracts/inputs/tickets";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { trpc } from "../../trpc/client.tsx";
import { useMe } from "../shell/me.tsx";

/** Which entries of the history are told, and by which words. */
const told = new Map<string, "opened" | "reopened" | "rated" | "confirmed" | "wrote">([
  ["ticket.opened", "opened"],
  ["ticket.reopened", "reopened"],
  ["ticket.rated", "rated"],
  ["ticket.status_changed", "confirmed"],
  ["message.sent", "wrote"],
]);
const most = 20;

/** The context with what its owner did last, as the history has it, among the steps on this page. */
export function useOwnActions(context: TicketContext, isWanted: boolean): TicketContext {
  const t = useTranslations("modal.actions");
  const me = useMe();
  const { data } = trpc.tickets.ownActions.useQuery(undefined, {
    enabled: me !== null && isWanted,
    staleTime: 60_000,
  });
  return useMemo(() => {
    if (!data || data.length === 0) return context;
    const known = data.flatMap(({ kind, at, number }) => {
      const words = told.get(kind);
      return words ? [{ action: t(words, { number: number ?? "" }), at: at.toISOString() }] : [];
    });
    const all = [...known, ...(context.recentActions ?? [])].sort((a, b) => a.at.localeCompare(b.at));
    return { ...context, recentActions: all.slice(-most) };
  }, [context, data, t]);
}

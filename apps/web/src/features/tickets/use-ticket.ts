"use client";
import { channels } from "@handrail/contracts";
import { useChannel } from "../../realtime/use-channel.ts";
import { type RouterOutputs, trpc } from "../../trpc/client.tsx";
import { useDeskEvents } from "../dashboard/index.ts";

export type Ticket = RouterOutputs["tickets"]["get"];

/** A ticket that stays true: asked for again whenever somebody changed it. `viewers` is who looks at it. */
export function useTicket(ticketId: string) {
  const utils = trpc.useUtils();
  const query = trpc.tickets.get.useQuery({ ticketId });
  const refresh = () => {
    void utils.tickets.get.invalidate({ ticketId });
    void utils.ticketLinks.related.invalidate({ ticketId });
    void utils.tickets.history.invalidate({ ticketId });
    void utils.escalation.ofTicket.invalidate({ ticketId });
  };
  useDeskEvents((event) => {
    const isOurs = event.kind === "ticket" && event.ticketId === ticketId;
    if (isOurs || event.kind === "refetch") refresh();
  });
  // What changed between the page being made and this moment was told to nobody here.
  const viewers = useChannel(channels.viewers(ticketId), { onSubscribed: refresh });
  return { query, ticket: query.data, refresh, viewers };
}

"use client";
import { channels } from "@handrail/contracts";
import { useChannel } from "../../realtime/use-channel.ts";
import { useRefetch } from "../../realtime/use-refetch.ts";
import { type RouterOutputs, trpc } from "../../trpc/client.tsx";

export type Ticket = RouterOutputs["tickets"]["get"];

/** A ticket that stays true: asked for again whenever somebody changed it. `viewers` is who looks at it. */
export function useTicket(ticketId: string) {
  const utils = trpc.useUtils();
  const query = trpc.tickets.get.useQuery({ ticketId });
  const version = query.data?.version ?? 0;
  const refresh = () => {
    void utils.tickets.get.invalidate({ ticketId });
    void utils.tickets.history.invalidate({ ticketId });
  };
  const viewers = useChannel(channels.viewers(ticketId), {
    ticket: (push) => {
      if (push.version > version) refresh();
    },
    onSubscribed: refresh,
  });
  useRefetch(refresh);
  return { query, ticket: query.data, refresh, viewers };
}

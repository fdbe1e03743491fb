"use client";
import type { CommandItem } from "@handrail/ui/command";
import { Hash } from "lucide-react";
import { useRouter } from "next/navigation";
import { useDebounced } from "../../lib/use-debounced.ts";
import { trpc } from "../../trpc/client.tsx";

const shortest = 2;

/** Tickets by number, subject or customer, as entries of the palette. */
export function useFoundTickets(query: string): { items: CommandItem[]; isSearching: boolean } {
  const router = useRouter();
  const search = useDebounced(query.trim(), 180);
  const enabled = search.length >= shortest && query.trim().length >= shortest;
  const found = trpc.tickets.queue.useQuery(
    { search, limit: 8 },
    { enabled, placeholderData: (previous) => previous },
  );
  if (!enabled) return { items: [], isSearching: false };
  const items = (found.data?.tickets ?? []).map((ticket) => ({
    id: ticket.id,
    label: ticket.subject,
    hint: `${ticket.number} · ${ticket.contact.name}`,
    icon: <Hash aria-hidden />,
    keywords: [query, search],
    onSelect: () => router.push(`/support-dashboard/tickets/${ticket.id}`),
  }));
  return { items, isSearching: found.isFetching };
}

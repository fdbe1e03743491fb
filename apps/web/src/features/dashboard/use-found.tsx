"use client";
import { can } from "@handrail/contracts";
import type { CommandGroup } from "@handrail/ui/command";
import { BookOpen, Hash, UserRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { useDebounced } from "../../lib/use-debounced.ts";
import { useGo } from "../../lib/use-go.ts";
import { trpc } from "../../trpc/client.tsx";
import { useMe } from "../shell/me.tsx";

const shortest = 2;
const base = "/support-dashboard";

/** Tickets, articles and people that answer what is typed, as groups of the palette. */
export function useFound(query: string): { groups: CommandGroup[]; isSearching: boolean } {
  const t = useTranslations("dashboard.commands");
  const me = useMe();
  const go = useGo();
  const search = useDebounced(query.trim(), 180);
  const enabled = search.length >= shortest && query.trim().length >= shortest;
  const options = { enabled, placeholderData: <T,>(before: T) => before };
  const tickets = trpc.queue.list.useQuery({ search, limit: 6 }, options);
  const articles = trpc.kbAdmin.list.useQuery({ search, limit: 4 }, options);
  const people = trpc.contacts.find.useQuery({ search, limit: 4 }, options);
  if (!enabled) return { groups: [], isSearching: false };
  const keywords = [query, search];
  const canWrite = me !== null && can(me.role, "kb:write");
  const groups: CommandGroup[] = [
    {
      id: "tickets",
      heading: t("tickets"),
      items: (tickets.data?.tickets ?? []).map(({ id, subject, number, contact }) => ({
        id,
        label: subject,
        hint: `${number} · ${contact.name}`,
        icon: <Hash aria-hidden />,
        keywords,
        onSelect: () => go(`${base}/tickets/${id}`),
      })),
    },
    {
      id: "articles",
      heading: t("articles"),
      items: (articles.data?.articles ?? []).map(({ id, slug, title }) => ({
        id,
        label: title,
        icon: <BookOpen aria-hidden />,
        keywords,
        onSelect: () => go(canWrite ? `${base}/kb/${id}/edit` : `/help/${slug}`),
      })),
    },
    {
      id: "people",
      heading: t("people"),
      items: (people.data ?? []).map(({ id, name, email }) => ({
        id,
        label: name,
        ...(email ? { hint: email } : {}),
        icon: <UserRound aria-hidden />,
        keywords,
        onSelect: () => go(`${base}/users?contact=${id}`),
      })),
    },
  ];
  return {
    groups: groups.filter(({ items }) => items.length > 0),
    isSearching: tickets.isFetching || articles.isFetching || people.isFetching,
  };
}

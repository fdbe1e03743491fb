"use client";
import { priorities, ticketStatuses, ticketTypes } from "@handrail/contracts";
import { Avatar } from "@handrail/ui/avatar";
import type { ComboboxOption } from "@handrail/ui/combobox";
import { useTranslations } from "next-intl";
import { trpc } from "../../trpc/client.tsx";
import { useMe } from "../shell/me.tsx";
import { PriorityMark } from "./priority-mark.tsx";
import { StatusIcon } from "./status-icon.tsx";
import { useColleagues } from "./use-colleagues.ts";

/** Everything that the queue may be narrowed to, in the reader's words. */
export function useFilterOptions() {
  const t = useTranslations("tickets.queue");
  const statuses = useTranslations("vocabulary.ticketStatus");
  const types = useTranslations("vocabulary.ticketType");
  const priorityNames = useTranslations("vocabulary.priority");
  const me = useMe();
  const colleagues = useColleagues();
  const categories = trpc.kb.categories.useQuery(undefined, { staleTime: 300_000 });
  return {
    status: ticketStatuses.map((value) => ({
      value,
      label: statuses(value),
      icon: <StatusIcon status={value} />,
    })),
    type: ticketTypes.map((value) => ({ value, label: types(value) })),
    priority: priorities.map((value) => ({
      value,
      label: priorityNames(value),
      icon: <PriorityMark priority={value} decorative />,
    })),
    assignee: [
      { value: "none", label: t("nobody"), icon: <Avatar name="?" size="xs" tone="muted" decorative /> },
      ...colleagues.map(({ membershipId, name }) => ({
        value: membershipId,
        label: membershipId === me?.membershipId ? t("meNamed", { name }) : name,
        icon: <Avatar name={name} size="xs" decorative />,
      })),
    ],
    category: (categories.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
  } satisfies Record<string, ComboboxOption[]>;
}

export type FilterOptions = ReturnType<typeof useFilterOptions>;

"use client";
import { Avatar } from "@handrail/ui/avatar";
import type { ComboboxOption } from "@handrail/ui/combobox";
import { useTranslations } from "next-intl";
import { trpc } from "../../trpc/client.tsx";
import { useMe } from "../shell/me.tsx";
import { choiceValues } from "./filter-fields.ts";
import { PriorityMark } from "./priority-mark.tsx";
import { StatusIcon } from "./status-icon.tsx";
import { useColleagues } from "./use-colleagues.ts";

const named = (rows: readonly { id: string; name: string }[] | undefined): ComboboxOption[] =>
  (rows ?? []).map(({ id, name }) => ({ value: id, label: name }));

/** Everything that the queue may be narrowed to, and tickets changed to, in the reader's words. */
export function useFilterOptions() {
  const t = useTranslations("queue");
  const words = useTranslations("vocabulary");
  const me = useMe();
  const colleagues = useColleagues();
  const categories = trpc.kb.categories.useQuery(undefined, { staleTime: 300_000 });
  const { data } = trpc.queue.options.useQuery(undefined, { staleTime: 300_000 });
  const people = colleagues.map(({ membershipId, name }) => ({
    value: membershipId,
    label: membershipId === me?.membershipId ? t("meNamed", { name }) : name,
    icon: <Avatar name={name} size="xs" decorative />,
  }));
  const byField = {
    status: choiceValues.status.map((value) => ({
      value,
      label: words(`ticketStatus.${value}`),
      icon: <StatusIcon status={value} />,
    })),
    type: choiceValues.type.map((value) => ({ value, label: words(`ticketType.${value}`) })),
    priority: choiceValues.priority.map((value) => ({
      value,
      label: words(`priority.${value}`),
      icon: <PriorityMark priority={value} decorative />,
    })),
    severity: choiceValues.severity.map((value) => ({ value, label: words(`severity.${value}`) })),
    source: choiceValues.source.map((value) => ({ value, label: words(`ticketSource.${value}`) })),
    sla: choiceValues.sla.map((value) => ({ value, label: t(`sla.${value}`) })),
    category: named(categories.data),
    assignee: [
      { value: "me", label: t("me"), icon: <Avatar name={me?.name ?? "?"} size="xs" decorative /> },
      ...people.filter(({ value }) => value !== me?.membershipId),
    ],
    team: named(data?.teams),
    tag: named(data?.tags),
    desk: named(data?.desks),
    branch: named(data?.branches),
    contact: [],
  } satisfies Record<string, ComboboxOption[]>;
  return { byField, people, customFields: data?.customFields ?? [] };
}

export type FilterOptions = ReturnType<typeof useFilterOptions>;
export type CustomFieldOption = FilterOptions["customFields"][number];

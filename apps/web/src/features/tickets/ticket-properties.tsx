"use client";
import { priorities } from "@handrail/contracts";
import { Avatar } from "@handrail/ui/avatar";
import { Combobox, type ComboboxOption } from "@handrail/ui/combobox";
import { useTranslations } from "next-intl";
import { trpc } from "../../trpc/client.tsx";
import { useMe } from "../shell/me.tsx";
import { PriorityMark } from "./priority-mark.tsx";
import { Property } from "./property.tsx";
import { StatusIcon } from "./status-icon.tsx";
import { isOver, nextStatuses } from "./statuses.ts";
import { useColleagues } from "./use-colleagues.ts";
import type { Ticket } from "./use-ticket.ts";
import type { TicketChanges } from "./use-ticket-changes.ts";

type PropertyName = "status" | "priority" | "assignee" | "category";
/** Which choice of the sidebar is open; `article`: linking one. */
export type OpenField = PropertyName | "article" | null;

type Props = {
  ticket: Ticket;
  changes: TicketChanges;
  /** Which of the choices is open; the keys open them too. */
  openField: OpenField;
  onOpenField: (field: OpenField) => void;
  onResolve: () => void;
};

/** Status, priority, assignee and category: each a list one can type into. */
export function TicketProperties({ ticket, changes, openField, onOpenField, onResolve }: Props) {
  const t = useTranslations("tickets.ticket");
  const statuses = useTranslations("vocabulary.ticketStatus");
  const priorityNames = useTranslations("vocabulary.priority");
  const me = useMe();
  const colleagues = useColleagues();
  const categories = trpc.kb.categories.useQuery(undefined, { staleTime: 300_000 });
  const box = (field: PropertyName) => ({
    label: t(field),
    placeholder: t(field),
    searchPlaceholder: t("find"),
    emptyLabel: t("nothingFound"),
    open: openField === field,
    onOpenChange: (open: boolean) => onOpenField(open ? field : null),
    disabled: isOver(ticket.status),
  });

  const statusOptions = [ticket.status, ...nextStatuses[ticket.status]].map((value) => ({
    value,
    label: value === "resolved" && value !== ticket.status ? t("resolveOption") : statuses(value),
    icon: <StatusIcon status={value} />,
  }));
  const available = colleagues.filter(
    ({ branchIds }) => branchIds === null || (ticket.branch && branchIds.includes(ticket.branch.id)),
  );
  const assigneeOptions: ComboboxOption[] = [
    { value: "none", label: t("nobody"), icon: <Avatar name="?" size="xs" tone="muted" decorative /> },
    ...available.map(({ membershipId, name }) => ({
      value: membershipId,
      label: membershipId === me?.membershipId ? t("meNamed", { name }) : name,
      icon: <Avatar name={name} size="xs" decorative />,
    })),
  ];
  if (ticket.assignee && !available.some((each) => each.membershipId === ticket.assignee?.membershipId)) {
    const { membershipId, name } = ticket.assignee;
    assigneeOptions.push({
      value: membershipId,
      label: name,
      icon: <Avatar name={name} size="xs" decorative />,
    });
  }
  const categoryOptions: ComboboxOption[] = [
    { value: "none", label: t("noCategory") },
    ...(categories.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
  ];

  const chooseAssignee = (value: string) => {
    const chosen = available.find((each) => each.membershipId === value);
    changes.mutate({
      field: "assignee",
      to: chosen ? { membershipId: chosen.membershipId, name: chosen.name } : null,
    });
  };
  const chooseCategory = (value: string) => {
    const chosen = categories.data?.find((each) => each.id === value);
    changes.mutate({ field: "category", to: chosen ? { id: chosen.id, name: chosen.name } : null });
  };

  return (
    <div className="flex flex-col gap-3">
      <Property label={t("status")} shortcut="s">
        <Combobox
          {...box("status")}
          options={statusOptions}
          value={ticket.status}
          onValueChange={(to) => {
            if (to === ticket.status || to === "triaging") return;
            if (to === "resolved") onResolve();
            else changes.mutate({ field: "status", to });
          }}
        />
      </Property>
      <Property label={t("priority")} shortcut="p">
        <Combobox
          {...box("priority")}
          options={priorities.map((value) => ({
            value,
            label: priorityNames(value),
            icon: <PriorityMark priority={value} decorative />,
          }))}
          value={ticket.priority}
          onValueChange={(to) => to !== ticket.priority && changes.mutate({ field: "priority", to })}
        />
      </Property>
      <Property label={t("assignee")} shortcut="a">
        <Combobox
          {...box("assignee")}
          disabled={isOver(ticket.status) || ticket.status === "resolved"}
          options={assigneeOptions}
          value={ticket.assignee?.membershipId ?? "none"}
          onValueChange={chooseAssignee}
        />
      </Property>
      <Property label={t("category")}>
        <Combobox
          {...box("category")}
          options={categoryOptions}
          value={ticket.category?.id ?? "none"}
          onValueChange={chooseCategory}
        />
      </Property>
    </div>
  );
}

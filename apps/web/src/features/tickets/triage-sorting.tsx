"use client";
import { priorities, type SortedField, type TriageRecord, ticketTypes } from "@handrail/contracts";
import { Combobox } from "@handrail/ui/combobox";
import { UserPen } from "lucide-react";
import { useTranslations } from "next-intl";
import { RelativeTime } from "../shell/relative-time.tsx";
import { PriorityMark } from "./priority-mark.tsx";
import { Property } from "./property.tsx";
import { isOver } from "./statuses.ts";
import type { Choices } from "./ticket-labels.tsx";
import type { Ticket } from "./use-ticket.ts";
import type { TicketChanges } from "./use-ticket-changes.ts";

type Props = { ticket: Ticket; triage: TriageRecord; changes: TicketChanges; choices: Choices | undefined };

const spoken = (intent: string) => intent.replaceAll("_", " ");
const none = "none";

/** PURE. What the ticket is about now: what a person said of it, else what triage did. */
const intentOf = ({ corrected, intent }: TriageRecord) => (corrected ? corrected.intent : intent);

/** How the ticket was sorted, each part to be put right where it stands; what triage had said stays beside it. */
export function TriageSorting({ ticket, triage, changes, choices }: Props) {
  const t = useTranslations("tickets.triage");
  const words = useTranslations("tickets.ticket");
  const types = useTranslations("vocabulary.ticketType");
  const priorityNames = useTranslations("vocabulary.priority");
  const categories = choices?.categories ?? [];
  const now = ticket.category;
  const named = now && !categories.some(({ id }) => id === now.id) ? [now, ...categories] : categories;
  const category = categories.find(({ id }) => id === ticket.category?.id);
  const intent = intentOf(triage);
  const categoryName = categories.find(({ id }) => id === triage.categoryId)?.name ?? triage.category;
  const disabled = isOver(ticket.status);
  const sort = (said: Extract<Parameters<typeof changes.mutate>[0], { field: "sorting" }>["said"]) =>
    changes.mutate({ field: "sorting", said });
  const box = (field: SortedField) => ({
    label: t("correct", { field: t(field) }),
    placeholder: t(`no.${field}`),
    searchPlaceholder: words("find"),
    emptyLabel: words("nothingFound"),
    size: "sm" as const,
    disabled,
  });
  const known = category?.intents ?? [];
  const intents = intent && !known.includes(intent) ? [intent, ...known] : known;
  const mark = (field: SortedField, isSame: boolean, said: string) => {
    const who = triage.correction?.[field];
    if (isSame) return null;
    return (
      <p className="flex flex-wrap items-center gap-x-1 text-xs text-fg-muted">
        {who && <UserPen aria-hidden className="size-3.5" />}
        {t("said", { value: said })}
        {who && (
          <span>
            {" · "}
            {t("correctedBy", { name: who.by ?? t("somebody") })} <RelativeTime at={new Date(who.at)} />
          </span>
        )}
      </p>
    );
  };
  return (
    <div className="flex flex-col gap-2 pb-3">
      <Property label={t("category")}>
        <Combobox
          {...box("category")}
          options={[
            { value: none, label: words("noCategory") },
            ...named.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={ticket.category?.id ?? none}
          onValueChange={(value) => {
            const to = categories.find(({ id }) => id === value);
            if (to?.id === ticket.category?.id) return;
            sort({ category: to ? { id: to.id, name: to.name } : null });
          }}
        />
        {mark(
          "category",
          triage.categoryId === (ticket.category?.id ?? null),
          categoryName ?? t("no.category"),
        )}
      </Property>
      <Property label={t("intent")}>
        <Combobox
          {...box("intent")}
          options={[
            { value: none, label: t("no.intent") },
            ...intents.map((value) => ({ value, label: spoken(value) })),
          ]}
          value={intent ?? none}
          onValueChange={(value) => {
            const to = value === none ? null : value;
            if (to !== intent) sort({ intent: to });
          }}
        />
        {mark("intent", intent === triage.intent, triage.intent ? spoken(triage.intent) : t("no.intent"))}
      </Property>
      <Property label={t("type")}>
        <Combobox
          {...box("type")}
          options={ticketTypes.map((value) => ({ value, label: types(value) }))}
          value={ticket.type}
          onValueChange={(type) => type !== ticket.type && sort({ type })}
        />
        {mark("type", triage.type === ticket.type, types(triage.type))}
      </Property>
      <Property label={t("priority")}>
        <Combobox
          {...box("priority")}
          options={priorities.map((value) => ({
            value,
            label: priorityNames(value),
            icon: <PriorityMark priority={value} decorative />,
          }))}
          value={ticket.priority}
          onValueChange={(priority) => priority !== ticket.priority && sort({ priority })}
        />
        {mark("priority", triage.priority === ticket.priority, priorityNames(triage.priority))}
      </Property>
    </div>
  );
}

"use client";
import type { QueueFilter } from "@handrail/contracts/inputs/queue-filters";
import { Button } from "@handrail/ui/button";
import { Chip } from "@handrail/ui/chip";
import { Combobox } from "@handrail/ui/combobox";
import { Popover, PopoverAnchor, PopoverContent } from "@handrail/ui/popover";
import { ListFilter } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { isFiltered, noFilters } from "../../lib/queue-address.ts";
import { FilterEditor, newDraft } from "./filter-editor.tsx";
import { type DraftFilter, fieldKinds } from "./filter-fields.ts";
import type { FilterOptions } from "./filter-options.tsx";
import { useFilterWords } from "./filter-words.ts";
import type { Queue } from "./use-queue.ts";

/** Which filter is being edited: one that is on, by its place, or a new one. */
export type Editing = { index: number } | { draft: DraftFilter } | "choose" | null;

const keyOf = (filter: { field: string; key?: string }) =>
  filter.field === "custom" ? `custom:${filter.key}` : filter.field;

const offered = Object.keys(fieldKinds).flatMap((name) => {
  const field = (Object.keys(fieldKinds) as (keyof typeof fieldKinds)[]).find((each) => each === name);
  return field && field !== "custom" && field !== "contact" ? [field] : [];
});

function FilterChip({
  filter,
  open,
  onOpenChange,
  onChange,
  onRemove,
  options,
}: {
  filter: QueueFilter;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onChange: (filter: QueueFilter) => void;
  onRemove: () => void;
  options: FilterOptions;
}) {
  const t = useTranslations("queue.filter");
  const { nameOf, sentenceOf } = useFilterWords(options);
  const name = nameOf(filter);
  return (
    <Popover open={open} onOpenChange={onOpenChange}>
      <PopoverAnchor asChild>
        <span className="inline-flex max-w-full">
          <Chip
            label={name}
            onClick={() => onOpenChange(!open)}
            onRemove={onRemove}
            removeLabel={t("remove", { name })}
          >
            {sentenceOf(filter)}
          </Chip>
        </span>
      </PopoverAnchor>
      <PopoverContent aria-label={t("edit", { name })}>
        <FilterEditor draft={filter} options={options} onApply={onChange} />
      </PopoverContent>
    </Popover>
  );
}

type Props = {
  queue: Queue;
  options: FilterOptions;
  editing: Editing;
  onEdit: (editing: Editing) => void;
  children?: ReactNode;
};

/** What the queue is narrowed to: every filter that is on is a chip that can be changed and taken off. */
export function QueueFilters({ queue: { filters, choose }, options, editing, onEdit, children }: Props) {
  const t = useTranslations("queue.filter");
  const { nameOf } = useFilterWords(options);
  const { f } = filters;
  const fields = [
    ...offered.flatMap((field) => {
      const list = Object.entries(options.byField).find(([name]) => name === field)?.[1];
      return list && list.length === 0 ? [] : [{ value: field as string, label: nameOf({ field }) }];
    }),
    ...options.customFields.map(({ key, name }) => ({ value: `custom:${key}`, label: name })),
  ];
  const start = (value: string) => {
    const index = f.findIndex((filter) => keyOf(filter) === value);
    if (index >= 0) return onEdit({ index });
    const [name, key] = value.split(":");
    const field = name === "custom" ? "custom" : offered.find((each) => each === name);
    if (field) onEdit({ draft: newDraft(field, options, key) });
  };
  const replace = (index: number, filter: QueueFilter) =>
    choose({ f: f.map((each, at) => (at === index ? filter : each)) });
  const add = (filter: QueueFilter) => {
    choose({ f: [...f.filter((each) => keyOf(each) !== keyOf(filter)), filter] });
    onEdit({ index: f.filter((each) => keyOf(each) !== keyOf(filter)).length });
  };
  const draft = editing !== null && editing !== "choose" && "draft" in editing ? editing.draft : null;
  const at = editing !== null && editing !== "choose" && "index" in editing ? editing.index : null;
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      <Popover open={draft !== null} onOpenChange={(open) => !open && onEdit(null)}>
        <PopoverAnchor asChild>
          <span className="inline-flex">
            <Combobox
              label={t("add")}
              placeholder={t("add")}
              searchPlaceholder={t("find")}
              emptyLabel={t("none")}
              options={fields}
              value={null}
              onValueChange={start}
              open={editing === "choose"}
              onOpenChange={(open) => {
                if (open) onEdit("choose");
                else if (editing === "choose") onEdit(null);
              }}
              trigger={
                <Button size="sm" aria-keyshortcuts="f">
                  <ListFilter aria-hidden />
                  {t("add")}
                </Button>
              }
            />
          </span>
        </PopoverAnchor>
        {draft && (
          <PopoverContent aria-label={nameOf(draft)}>
            <p className="pb-2 font-medium text-fg">{nameOf(draft)}</p>
            <FilterEditor key={keyOf(draft)} draft={draft} options={options} onApply={add} />
          </PopoverContent>
        )}
      </Popover>
      {f.map((filter, index) => (
        <FilterChip
          key={keyOf(filter)}
          filter={filter}
          options={options}
          open={at === index}
          onOpenChange={(open) => onEdit(open ? { index } : null)}
          onChange={(next) => replace(index, next)}
          onRemove={() => choose({ f: f.filter((_, place) => place !== index) })}
        />
      ))}
      {isFiltered(filters) && (
        <Button size="sm" variant="link" className="ms-1" onClick={() => choose(noFilters)}>
          {t("clear")}
        </Button>
      )}
      <span className="ms-auto flex items-center gap-1">{children}</span>
    </div>
  );
}

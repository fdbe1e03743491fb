"use client";
import { queueSorts } from "@handrail/contracts/inputs/tickets";
import { Button } from "@handrail/ui/button";
import { Chip } from "@handrail/ui/chip";
import { Combobox } from "@handrail/ui/combobox";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@handrail/ui/dropdown-menu";
import { ArrowDownWideNarrow, ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FilterOptions, useFilterOptions } from "./filter-options.tsx";
import { activeFilters, type FilterChip, isFiltered, noFilters } from "./filters.ts";
import type { Queue } from "./use-queue.ts";

/** The words of a filter that is on. */
function useChipText(options: FilterOptions) {
  const t = useTranslations("tickets.queue");
  const label = (list: readonly { value: string; label: string }[], value: string) =>
    list.find((option) => option.value === value)?.label ?? t("unknown");
  return (chip: FilterChip): string => {
    switch (chip.filter) {
      case "status":
        if (chip.value === "live") return t("live");
        return chip.value.map((value) => label(options.status, value)).join(", ");
      case "type":
        return chip.value.map((value) => label(options.type, value)).join(", ");
      case "priority":
        return chip.value.map((value) => label(options.priority, value)).join(", ");
      case "assignee":
      case "category":
        return label(options[chip.filter], chip.value);
      default:
        return chip satisfies never;
    }
  };
}

function MenuButton({ children }: { children: string }) {
  return (
    <Button size="sm" variant="ghost">
      {children}
      <ChevronDown aria-hidden className="size-3.5!" />
    </Button>
  );
}

function FilterMenus({ queue: { filters, choose }, options }: { queue: Queue; options: FilterOptions }) {
  const t = useTranslations("tickets.queue");
  const words = (name: string) => ({
    label: name,
    placeholder: name,
    searchPlaceholder: t("findOption"),
    emptyLabel: t("noOption"),
    trigger: <MenuButton>{name}</MenuButton>,
  });
  return (
    <>
      <Combobox
        {...words(t("filters.status"))}
        options={options.status}
        values={filters.status}
        onValuesChange={(status) => choose({ status })}
      />
      <Combobox
        {...words(t("filters.type"))}
        options={options.type}
        values={filters.type}
        onValuesChange={(type) => choose({ type })}
      />
      <Combobox
        {...words(t("filters.priority"))}
        options={options.priority}
        values={filters.priority}
        onValuesChange={(priority) => choose({ priority })}
      />
      {filters.view === "all" && (
        <Combobox
          {...words(t("filters.assignee"))}
          options={options.assignee}
          value={filters.assignee}
          onValueChange={(assignee) => choose({ assignee })}
        />
      )}
      {options.category.length > 0 && (
        <Combobox
          {...words(t("filters.category"))}
          options={options.category}
          value={filters.category}
          onValueChange={(category) => choose({ category })}
        />
      )}
    </>
  );
}

function SortMenu({ queue: { filters, choose } }: { queue: Queue }) {
  const t = useTranslations("tickets.queue");
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button size="sm" variant="ghost" aria-label={`${t("sort.label")}: ${t(`sort.${filters.sort}`)}`}>
          <ArrowDownWideNarrow aria-hidden />
          {t(`sort.${filters.sort}`)}
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        <DropdownMenuRadioGroup
          value={filters.sort}
          onValueChange={(value) => choose({ sort: queueSorts.find((sort) => sort === value) ?? "updated" })}
        >
          {queueSorts.map((sort) => (
            <DropdownMenuRadioItem key={sort} value={sort}>
              {t(`sort.${sort}`)}
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
        <DropdownMenuSeparator />
        <DropdownMenuRadioGroup
          value={filters.dir}
          onValueChange={(value) => choose({ dir: value === "asc" ? "asc" : "desc" })}
        >
          <DropdownMenuRadioItem value="desc">{t("sort.desc")}</DropdownMenuRadioItem>
          <DropdownMenuRadioItem value="asc">{t("sort.asc")}</DropdownMenuRadioItem>
        </DropdownMenuRadioGroup>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

/** What the queue is narrowed to and how it is ordered; every filter that is on is a chip that comes off. */
export function QueueFilters({ queue }: { queue: Queue }) {
  const t = useTranslations("tickets.queue");
  const options = useFilterOptions();
  const textOf = useChipText(options);
  const { filters, choose } = queue;
  const remove = (chip: FilterChip) => choose({ [chip.filter]: chip.filter === "status" ? [] : null });
  return (
    <div className="flex flex-wrap items-center gap-x-1 gap-y-1.5">
      <FilterMenus queue={queue} options={options} />
      <span aria-hidden className="mx-1 h-4 w-px bg-line-strong max-sm:hidden" />
      {activeFilters(filters).map((chip) => (
        <Chip
          key={chip.filter}
          label={t(`filters.${chip.filter}`)}
          onRemove={() => remove(chip)}
          removeLabel={t("removeFilter", { name: t(`filters.${chip.filter}`) })}
        >
          {textOf(chip)}
        </Chip>
      ))}
      {isFiltered(filters) && (
        <Button size="sm" variant="link" className="ms-1" onClick={() => choose(noFilters)}>
          {t("clear")}
        </Button>
      )}
      <span className="ms-auto">
        <SortMenu queue={queue} />
      </span>
    </div>
  );
}

"use client";
import type { BulkChange } from "@handrail/contracts/inputs/queue";
import { Button } from "@handrail/ui/button";
import { Combobox, type ComboboxOption } from "@handrail/ui/combobox";
import { IconButton } from "@handrail/ui/icon-button";
import { Progress } from "@handrail/ui/progress";
import { CheckCircle2, Merge, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMe } from "../shell/me.tsx";
import type { FilterOptions } from "./filter-options.tsx";
import type { Bulk } from "./use-bulk.ts";
import type { Selection } from "./use-selection.ts";

/** Which list of the bar is open. */
export type BulkMenu = "assign" | "team" | "status" | "priority" | "tags" | null;

const settable = ["open", "in_progress", "pending_customer", "escalated", "resolved", "closed"] as const;
const none = "none";

type Props = {
  selection: Selection;
  bulk: Bulk;
  options: FilterOptions;
  menu: BulkMenu;
  onMenu: (menu: BulkMenu) => void;
  onChange: (change: BulkChange) => void;
  onResolve: () => void;
  onClose: () => void;
  onMerge: () => void;
  /** Ticks everything that the list holds; absent where that is what the page shows. */
  onTakeMatching?: (() => void) | undefined;
};

function Running({ bulk }: { bulk: Bulk }) {
  const t = useTranslations("queue.bulk");
  if (!bulk.running) return null;
  const { done, total } = bulk.running;
  return (
    <div className="flex w-full items-center gap-3">
      <Progress
        label={t("running")}
        showLabel
        value={done}
        max={total}
        valueLabel={t("progress", { done, total })}
      />
      <Button size="sm" onClick={bulk.stop}>
        {t("stop")}
      </Button>
    </div>
  );
}

function TagMenu({ selection, options, menu, onMenu, onChange }: Props) {
  const t = useTranslations("queue.select");
  const held = new Map(selection.targets.flatMap(({ tags }) => tags).map(({ id, name }) => [id, name]));
  const onAll = (id: string) => selection.targets.every(({ tags }) => tags.some((tag) => tag.id === id));
  const list: ComboboxOption[] = [
    ...options.byField.tag
      .filter(({ value }) => !onAll(value))
      .map((tag) => ({ ...tag, value: `add:${tag.value}` })),
    ...[...held].map(([id, name]) => ({ value: `remove:${id}`, label: t("removeTag", { name }) })),
  ];
  return (
    <Menu
      name={t("tags")}
      options={list}
      isOpen={menu === "tags"}
      onOpenChange={(open) => onMenu(open ? "tags" : null)}
      onChoose={(value) => {
        const [act, id = ""] = value.split(":");
        onChange({ kind: "tags", add: act === "add" ? [id] : [], remove: act === "remove" ? [id] : [] });
      }}
    />
  );
}

type MenuProps = {
  name: string;
  options: readonly ComboboxOption[];
  isOpen: boolean;
  onOpenChange: (open: boolean) => void;
  onChoose: (value: string) => void;
};

function Menu({ name, options, isOpen, onOpenChange, onChoose }: MenuProps) {
  const t = useTranslations("queue.filter");
  return (
    <Combobox
      label={name}
      placeholder={name}
      searchPlaceholder={t("find")}
      emptyLabel={t("none")}
      options={options}
      value={null}
      onValueChange={onChoose}
      open={isOpen}
      onOpenChange={onOpenChange}
      trigger={<Button size="sm">{name}</Button>}
    />
  );
}

/** What can be done with the tickets that are ticked; slides over the end of the list. */
export function SelectionBar(props: Props) {
  const { selection, bulk, options, menu, onMenu, onChange, onResolve, onClose, onMerge, onTakeMatching } =
    props;
  const t = useTranslations("queue");
  const me = useMe();
  if (selection.count === 0 && !bulk.running) return null;
  const toggle = (name: BulkMenu) => (open: boolean) => onMenu(open ? name : null);
  const people: ComboboxOption[] = [{ value: none, label: t("nobody") }, ...options.people];
  return (
    <section
      aria-label={t("select.bar")}
      className="fixed inset-x-3 bottom-3 z-30 mx-auto flex w-fit max-w-[calc(100vw-1.5rem)] flex-col gap-1.5 rounded-card border border-line-strong bg-surface-raised p-2 shadow-float animate-in fade-in-0 slide-in-from-bottom-2 lg:start-[calc(220px+0.75rem)]"
    >
      {bulk.running ? (
        <Running bulk={bulk} />
      ) : (
        <>
          <div className="flex flex-wrap items-center gap-1.5">
            <span role="status" className="px-1.5 text-sm font-medium tabular-nums">
              {t("select.count", { count: selection.count })}
            </span>
            {me && (
              <Button size="sm" onClick={() => onChange({ kind: "assignee", assigneeId: me.membershipId })}>
                {t("select.assignToMe")}
              </Button>
            )}
            <Menu
              name={t("select.assign")}
              options={people}
              isOpen={menu === "assign"}
              onOpenChange={toggle("assign")}
              onChoose={(value) => onChange({ kind: "assignee", assigneeId: value === none ? null : value })}
            />
            {options.byField.team.length > 0 && (
              <Menu
                name={t("select.team")}
                options={[{ value: none, label: t("noTeam") }, ...options.byField.team]}
                isOpen={menu === "team"}
                onOpenChange={toggle("team")}
                onChoose={(value) => onChange({ kind: "team", teamId: value === none ? null : value })}
              />
            )}
            <Menu
              name={t("select.status")}
              options={options.byField.status.filter(({ value }) =>
                settable.some((status) => status === value),
              )}
              isOpen={menu === "status"}
              onOpenChange={toggle("status")}
              onChoose={(value) => {
                const status = settable.find((each) => each === value);
                if (status === "resolved") onResolve();
                else if (status === "closed") onClose();
                else if (status) onChange({ kind: "status", status });
              }}
            />
            <Menu
              name={t("select.priority")}
              options={options.byField.priority}
              isOpen={menu === "priority"}
              onOpenChange={toggle("priority")}
              onChoose={(value) => {
                const priority = options.byField.priority.find((each) => each.value === value)?.value;
                if (priority) onChange({ kind: "priority", priority });
              }}
            />
            {options.byField.tag.length > 0 && <TagMenu {...props} />}
            <Button size="sm" onClick={onResolve}>
              <CheckCircle2 aria-hidden />
              {t("select.resolve")}
            </Button>
            {selection.count > 1 && (
              <Button size="sm" onClick={onMerge}>
                <Merge aria-hidden />
                {t("select.merge")}
              </Button>
            )}
            <IconButton label={t("select.clear")} size="sm" onClick={selection.clear}>
              <X />
            </IconButton>
          </div>
          {(onTakeMatching || selection.isLimited) && (
            <p className="flex items-center gap-2 px-1.5 text-xs text-fg-muted">
              {selection.isLimited && t("select.limited", { count: selection.count })}
              {onTakeMatching && (
                <Button size="sm" variant="link" onClick={onTakeMatching}>
                  {t("select.matching")}
                </Button>
              )}
            </p>
          )}
        </>
      )}
    </section>
  );
}

"use client";

import { Command } from "cmdk";
import { Check, ChevronsUpDown, Search } from "lucide-react";
import * as Popover from "radix-ui/popover";
import { type ReactElement, type ReactNode, useState } from "react";
import { cn } from "./cn.tsx";
import { type ControlSize, controlBox, controlSize, floatingBox, menuRow } from "./control-style.tsx";
import { useFieldControl } from "./field.tsx";
import { Spinner } from "./spinner.tsx";

export type ComboboxOption<Value extends string = string> = {
  value: Value;
  label: string;
  icon?: ReactNode;
  hint?: string;
  keywords?: string[];
  disabled?: boolean;
};

type Choice<Value extends string> =
  | {
      value: Value | null | undefined;
      onValueChange: (value: Value) => void;
      values?: never;
      onValuesChange?: never;
    }
  | {
      values: readonly Value[];
      onValuesChange: (values: Value[]) => void;
      value?: never;
      onValueChange?: never;
    };

type ComboboxProps<Value extends string> = Choice<Value> & {
  options: readonly ComboboxOption<Value>[];
  placeholder: string;
  searchPlaceholder: string;
  emptyLabel: string;
  label?: string;
  id?: string;
  disabled?: boolean;
  size?: ControlSize;
  trigger?: ReactElement;
  align?: "start" | "end";
  query?: string;
  onQueryChange?: (query: string) => void;
  loadingLabel?: string | undefined;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  className?: string;
};

/**
 * Choose one (`value`) or several (`values`) from a list one can type into. With `onQueryChange` the caller
 * searches and gives back `options`; without, the list filters itself. `trigger` replaces the default box.
 */
export function Combobox<Value extends string>(props: ComboboxProps<Value>) {
  const { options, placeholder, searchPlaceholder, emptyLabel, label, trigger, size = "md" } = props;
  const [ownOpen, setOwnOpen] = useState(false);
  const wiring = useFieldControl({ id: props.id });
  const open = props.open ?? ownOpen;
  const setOpen = (next: boolean) => {
    setOwnOpen(next);
    props.onOpenChange?.(next);
  };
  const isChosen = (value: Value) => (props.values ? props.values.includes(value) : props.value === value);
  const choose = (value: Value) => {
    if (props.values) {
      props.onValuesChange(
        isChosen(value) ? props.values.filter((v) => v !== value) : [...props.values, value],
      );
      return;
    }
    setOpen(false);
    props.onValueChange(value);
  };
  const chosen = options.filter((option) => isChosen(option.value));
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger asChild>
        {trigger ?? (
          <button
            type="button"
            role="combobox"
            {...wiring}
            aria-label={label}
            aria-expanded={open}
            disabled={props.disabled}
            className={cn(
              controlBox,
              controlSize[size],
              "flex items-center gap-2 text-start",
              chosen.length === 0 && "text-fg-subtle",
              props.className,
            )}
          >
            {chosen.length === 1 && chosen[0]?.icon}
            <span className="min-w-0 flex-1 truncate">
              {chosen.map((option) => option.label).join(", ") || placeholder}
            </span>
            <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-fg-subtle" />
          </button>
        )}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align={props.align ?? "start"}
          sideOffset={4}
          collisionPadding={8}
          onCloseAutoFocus={keepMovedFocus}
          aria-label={label ?? placeholder}
          className={cn(
            floatingBox,
            "w-[max(var(--radix-popover-trigger-width),15rem)] max-w-[calc(100vw-1rem)]",
          )}
        >
          <Command
            loop
            defaultValue={chosen[0]?.value}
            shouldFilter={!props.onQueryChange}
            label={label ?? placeholder}
          >
            <div className="flex items-center gap-2 border-b border-line px-3">
              <Search aria-hidden className="size-4 shrink-0 text-fg-subtle" />
              <Command.Input
                value={props.query}
                onValueChange={props.onQueryChange}
                placeholder={searchPlaceholder}
                className="h-9 w-full bg-transparent text-sm text-fg outline-none focus-visible:outline-none max-sm:text-base"
              />
              {props.loadingLabel && <Spinner className="text-fg-subtle" />}
            </div>
            <Command.List
              label={label ?? placeholder}
              className="max-h-[min(18rem,calc(var(--radix-popover-content-available-height)-3rem))] overflow-y-auto p-1"
            >
              <Command.Empty className="px-2 py-4 text-center text-sm text-fg-muted">
                {props.loadingLabel ?? emptyLabel}
              </Command.Empty>
              {options.map((option) => (
                <Command.Item
                  key={option.value}
                  value={option.value}
                  keywords={[option.label, ...(option.keywords ?? [])]}
                  disabled={option.disabled}
                  onSelect={() => choose(option.value)}
                  className={cn(menuRow, "pe-8")}
                >
                  {option.icon}
                  <span className="min-w-0 flex-1 truncate">{option.label}</span>
                  {option.hint && <span className="shrink-0 text-xs text-fg-subtle">{option.hint}</span>}
                  {isChosen(option.value) && (
                    <Check aria-hidden className="absolute end-2 size-4 text-accent-text" />
                  )}
                </Command.Item>
              ))}
            </Command.List>
          </Command>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** Whoever has already moved on while the list was closing is not called back to its trigger. */
function keepMovedFocus(event: Event) {
  const now = document.activeElement;
  const list = event.target instanceof Node ? event.target : null;
  if (now && now !== document.body && !list?.contains(now)) event.preventDefault();
}

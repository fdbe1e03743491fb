"use client";

import { Check, ChevronDown } from "lucide-react";
import * as Primitive from "radix-ui/select";
import type { ReactNode } from "react";
import { cn } from "./cn.tsx";
import { type ControlSize, controlBox, controlSize, floatingBox, menuRow } from "./control-style.tsx";
import { useFieldControl } from "./field.tsx";

export type SelectOption<Value extends string = string> = {
  value: Value;
  label: string;
  icon?: ReactNode;
  disabled?: boolean;
};

type SelectGroup<Value extends string> = { group: string; options: readonly SelectOption<Value>[] };

type SelectProps<Value extends string> = {
  options: readonly (SelectOption<Value> | SelectGroup<Value>)[];
  value?: Value | undefined;
  defaultValue?: Value;
  onValueChange?: (value: Value) => void;
  placeholder?: string;
  label?: string;
  name?: string;
  id?: string;
  required?: boolean;
  disabled?: boolean;
  size?: ControlSize;
  variant?: "box" | "quiet";
  className?: string;
};

/** One of a short list. An option's value is never the empty string. Name it with `Field` or `label`. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { options, placeholder, label, size = "md", variant = "box", className, id, ...root } = props;
  const wiring = useFieldControl({ id });
  return (
    <Primitive.Root {...root}>
      <Primitive.Trigger
        {...wiring}
        aria-label={label}
        className={cn(
          controlBox,
          controlSize[size],
          "flex items-center gap-2 text-start data-placeholder:text-fg-subtle [&>span]:min-w-0 [&>span]:flex-1 [&>span]:truncate",
          variant === "quiet" &&
            "border-transparent bg-transparent shadow-none hover:border-transparent hover:bg-surface-hover dark:bg-transparent",
          className,
        )}
      >
        <Primitive.Value placeholder={placeholder} />
        <Primitive.Icon asChild>
          <ChevronDown aria-hidden className="size-4 shrink-0 text-fg-subtle" />
        </Primitive.Icon>
      </Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          position="popper"
          sideOffset={4}
          collisionPadding={8}
          className={cn(
            floatingBox,
            "max-h-(--radix-select-content-available-height) min-w-(--radix-select-trigger-width) overflow-y-auto",
          )}
        >
          <Primitive.Viewport className="p-1">
            {options.map((option) =>
              "group" in option ? (
                <Primitive.Group key={option.group}>
                  <Primitive.Label className="px-2 pt-2 pb-1 text-xs font-medium text-fg-subtle">
                    {option.group}
                  </Primitive.Label>
                  {option.options.map(renderOption)}
                </Primitive.Group>
              ) : (
                renderOption(option)
              ),
            )}
          </Primitive.Viewport>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

function renderOption({ value, label, icon, disabled }: SelectOption) {
  return (
    <Primitive.Item key={value} value={value} disabled={disabled} className={cn(menuRow, "pe-8")}>
      <Primitive.ItemText>
        <span className="inline-flex min-w-0 items-center gap-2 align-middle">
          {icon}
          {label}
        </span>
      </Primitive.ItemText>
      <Primitive.ItemIndicator className="absolute end-2">
        <Check aria-hidden className="size-4 text-accent-text" />
      </Primitive.ItemIndicator>
    </Primitive.Item>
  );
}

"use client";

import * as Primitive from "radix-ui/radio-group";
import { type ReactNode, useId } from "react";
import { cn } from "./cn.tsx";

type RadioOption<Value extends string> = {
  value: Value;
  label: ReactNode;
  hint?: ReactNode;
  icon?: ReactNode;
  disabled?: boolean;
};

type RadioGroupProps<Value extends string> = {
  label: string;
  hideLabel?: boolean;
  options: readonly RadioOption<Value>[];
  value?: Value | undefined;
  defaultValue?: Value;
  onValueChange?: (value: Value) => void;
  name?: string;
  disabled?: boolean;
  layout?: "list" | "cards";
  columns?: 1 | 2 | 3;
  className?: string;
};

const grid = { 1: "grid-cols-1", 2: "sm:grid-cols-2", 3: "sm:grid-cols-3" } as const;

/** One of a few, all visible; `cards` makes each a large target with an icon and a line of explanation. */
export function RadioGroup<Value extends string>(props: RadioGroupProps<Value>) {
  const {
    label,
    hideLabel,
    options,
    onValueChange,
    layout = "list",
    columns = 1,
    className,
    ...root
  } = props;
  const id = useId();
  const choose = (value: string) => {
    const option = options.find((candidate) => candidate.value === value);
    if (option) onValueChange?.(option.value);
  };
  return (
    <div className={cn("flex flex-col gap-2", className)}>
      <span id={id} className={cn("text-sm font-medium text-fg", hideLabel && "sr-only")}>
        {label}
      </span>
      <Primitive.Root
        {...root}
        onValueChange={choose}
        aria-labelledby={id}
        className={cn("grid gap-2", grid[columns])}
      >
        {options.map((option) => (
          <label
            key={option.value}
            htmlFor={`${id}-${option.value}`}
            className={cn(
              "flex items-start gap-2.5",
              layout === "list" && "max-sm:py-1.5",
              layout === "cards" &&
                "rounded-control border border-line-strong bg-surface p-3 transition-colors hover:bg-surface-hover has-data-[state=checked]:border-accent has-data-[state=checked]:bg-surface-selected has-focus-visible:outline-2 has-focus-visible:outline-ring",
              option.disabled && "opacity-50",
            )}
          >
            <span className="flex h-5 items-center">
              <Primitive.Item
                id={`${id}-${option.value}`}
                value={option.value}
                disabled={option.disabled}
                className="grid size-4 place-items-center rounded-full border border-line-control bg-surface transition-colors data-[state=checked]:border-accent data-[state=checked]:bg-accent"
              >
                <Primitive.Indicator className="size-1.5 rounded-full bg-on-accent" />
              </Primitive.Item>
            </span>
            <span className="min-w-0 flex-1">
              <span className="flex items-center gap-1.5 text-md font-medium text-fg [&_svg]:size-4 [&_svg]:text-fg-subtle">
                {option.icon}
                {option.label}
              </span>
              {option.hint && <span className="block text-sm text-fg-muted">{option.hint}</span>}
            </span>
          </label>
        ))}
      </Primitive.Root>
    </div>
  );
}

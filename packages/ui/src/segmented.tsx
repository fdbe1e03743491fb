"use client";

import * as Primitive from "radix-ui/radio-group";
import type { ReactNode } from "react";
import { cn } from "./cn.tsx";

type Segment<Value extends string> = { value: Value; label: string; icon?: ReactNode; iconOnly?: boolean };

type SegmentedProps<Value extends string> = {
  label: string;
  options: readonly Segment<Value>[];
  value: Value;
  onValueChange: (value: Value) => void;
  size?: "sm" | "md";
  className?: string;
};

/** Two to five views of the same thing, side by side. A radio group to assistive technology. */
export function Segmented<Value extends string>(props: SegmentedProps<Value>) {
  const { label, options, value, onValueChange, size = "md", className } = props;
  const choose = (next: string) => {
    const option = options.find((candidate) => candidate.value === next);
    if (option) onValueChange(option.value);
  };
  return (
    <Primitive.Root
      aria-label={label}
      value={value}
      onValueChange={choose}
      orientation="horizontal"
      className={cn(
        "inline-flex w-fit items-center gap-0.5 rounded-control bg-tone-neutral p-0.5 dark:bg-surface-sunken dark:ring-1 dark:ring-line dark:ring-inset text-sm",
        className,
      )}
    >
      {options.map((option) => (
        <Primitive.Item
          key={option.value}
          value={option.value}
          aria-label={option.iconOnly ? option.label : undefined}
          title={option.iconOnly ? option.label : undefined}
          className={cn(
            "relative inline-flex items-center justify-center gap-1.5 rounded-[0.375rem] px-2.5 max-sm:after:absolute max-sm:after:inset-x-0 max-sm:after:-inset-y-1 font-medium text-fg-muted transition-colors hover:text-fg [&_svg]:size-4",
            "data-[state=checked]:bg-surface data-[state=checked]:text-fg data-[state=checked]:shadow-control dark:data-[state=checked]:bg-tone-neutral",
            size === "sm" ? "h-6 max-sm:h-8" : "h-7 max-sm:h-9",
            option.iconOnly && "px-1.5",
          )}
        >
          {option.icon}
          {!option.iconOnly && option.label}
        </Primitive.Item>
      ))}
    </Primitive.Root>
  );
}

"use client";

import * as Primitive from "radix-ui/switch";
import { type ComponentProps, type ReactNode, useId } from "react";
import { cn } from "./cn.tsx";

type SwitchProps = Omit<ComponentProps<typeof Primitive.Root>, "children"> & {
  label?: ReactNode;
  hint?: ReactNode;
};

/** On or off, at once. With `label` the switch sits at the end of its row; without, it needs `aria-label`. */
export function Switch({ label, hint, className, id, ...props }: SwitchProps) {
  const ownId = useId();
  const switchId = id ?? ownId;
  const hintId = `${switchId}-hint`;
  const control = (
    <Primitive.Root
      {...props}
      id={label ? switchId : id}
      aria-describedby={hint ? hintId : props["aria-describedby"]}
      className={cn(
        "relative inline-flex h-5 w-8.5 shrink-0 items-center rounded-full border border-transparent bg-line-control px-0.5 transition-colors",
        "before:absolute before:-inset-1 data-[state=checked]:bg-accent disabled:opacity-50",
        !label && className,
      )}
    >
      <Primitive.Thumb className="size-3.5 rounded-full bg-on-accent shadow-control transition-transform data-[state=checked]:translate-x-3.75 rtl:data-[state=checked]:-translate-x-3.75" />
    </Primitive.Root>
  );
  if (!label) return control;
  return (
    <div className={cn("flex items-start justify-between gap-6", className)}>
      <div className="min-w-0">
        <label htmlFor={switchId} className="text-md font-medium text-fg">
          {label}
        </label>
        {hint && (
          <p id={hintId} className="text-sm text-fg-muted">
            {hint}
          </p>
        )}
      </div>
      {control}
    </div>
  );
}

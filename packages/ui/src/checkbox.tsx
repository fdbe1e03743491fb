"use client";

import { Check, Minus } from "lucide-react";
import * as Primitive from "radix-ui/checkbox";
import { type ComponentProps, type ReactNode, useId } from "react";
import { cn } from "./cn.tsx";
import { useFieldControl } from "./field.tsx";

type CheckboxProps = Omit<ComponentProps<typeof Primitive.Root>, "children"> & {
  label?: ReactNode;
  hint?: ReactNode;
};

/** A box to tick. Without `label` it needs `aria-label`. */
export function Checkbox({ label, hint, className, id, ...props }: CheckboxProps) {
  const ownId = useId();
  const boxId = id ?? ownId;
  const hintId = `${boxId}-hint`;
  const { "aria-invalid": invalid } = useFieldControl(props);
  const box = (
    <Primitive.Root
      {...props}
      id={label ? boxId : id}
      aria-describedby={hint ? hintId : props["aria-describedby"]}
      aria-invalid={invalid}
      className={cn(
        "peer relative inline-grid size-4 align-middle shrink-0 place-items-center rounded-tight border border-line-control bg-surface text-on-accent transition-colors",
        "before:absolute before:-inset-1 hover:border-fg-subtle",
        "data-[state=checked]:border-accent data-[state=checked]:bg-accent data-[state=indeterminate]:border-accent data-[state=indeterminate]:bg-accent",
        "disabled:opacity-50 aria-invalid:border-tone-danger-solid",
        !label && className,
      )}
    >
      <Primitive.Indicator className="group grid place-items-center">
        <Check aria-hidden strokeWidth={3} className="size-3 group-data-[state=indeterminate]:hidden" />
        <Minus aria-hidden strokeWidth={3} className="hidden size-3 group-data-[state=indeterminate]:block" />
      </Primitive.Indicator>
    </Primitive.Root>
  );
  if (!label) return box;
  return (
    <div className={cn("flex items-start gap-2.5", className)}>
      <span className="flex h-5 items-center">{box}</span>
      <div className="min-w-0">
        <label htmlFor={boxId} className="text-md text-fg">
          {label}
        </label>
        {hint && (
          <p id={hintId} className="text-sm text-fg-muted">
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}

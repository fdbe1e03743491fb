import type { ComponentProps } from "react";
import { cn } from "./cn.tsx";

/** The name of a control; pass `htmlFor`, or let `Field` do it. */
export function Label({ className, children, ...props }: ComponentProps<"label">) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the caller passes htmlFor
    <label className={cn("text-sm font-medium text-fg select-none", className)} {...props}>
      {children}
    </label>
  );
}

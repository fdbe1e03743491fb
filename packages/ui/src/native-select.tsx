"use client";

import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "./cn.tsx";
import { type ControlSize, controlBox, controlSize } from "./control-style.tsx";
import { useFieldControl } from "./field.tsx";

type NativeSelectProps = Omit<ComponentProps<"select">, "size"> & { size?: ControlSize };

/** The platform's own select, for plain forms and phones. Children are `<option>`s. */
export function NativeSelect({ size = "md", className, children, ...props }: NativeSelectProps) {
  const wiring = useFieldControl(props);
  return (
    <span className={cn("relative flex w-full min-w-0 items-center", className)}>
      <select {...props} {...wiring} className={cn(controlBox, controlSize[size], "appearance-none pe-8")}>
        {children}
      </select>
      <ChevronDown aria-hidden className="pointer-events-none absolute end-2.5 size-4 text-fg-subtle" />
    </span>
  );
}

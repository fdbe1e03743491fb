"use client";

import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn.tsx";
import { type ControlSize, controlBox, controlSize } from "./control-style.tsx";
import { useFieldControl } from "./field.tsx";

type InputProps = Omit<ComponentProps<"input">, "size"> & {
  size?: ControlSize;
  leading?: ReactNode;
  trailing?: ReactNode;
};

/** One line of text, with an optional icon before and something small after it. */
export function Input({ size = "md", leading, trailing, className, ...props }: InputProps) {
  const wiring = useFieldControl(props);
  const box = cn(controlBox, controlSize[size], leading && "ps-8", trailing && "pe-9");
  if (!leading && !trailing) return <input {...props} {...wiring} className={cn(box, className)} />;
  return (
    <span className={cn("relative flex w-full min-w-0 items-center", className)}>
      {leading && (
        <span className="pointer-events-none absolute start-2.5 text-fg-subtle [&_svg]:size-4">
          {leading}
        </span>
      )}
      <input {...props} {...wiring} className={box} />
      {trailing && (
        <span className="absolute end-1.5 flex items-center text-fg-subtle [&_svg]:size-4">{trailing}</span>
      )}
    </span>
  );
}

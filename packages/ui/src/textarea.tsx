"use client";

import type { ComponentProps } from "react";
import { cn } from "./cn.tsx";
import { controlBox } from "./control-style.tsx";
import { useFieldControl } from "./field.tsx";

type TextareaProps = ComponentProps<"textarea"> & {
  minRows?: number;
  maxRows?: number;
  size?: "md" | "lg";
  bare?: boolean;
};

/** Several lines of text; grows with what is written from `minRows` to `maxRows`. `bare` has no box of its own. */
export function Textarea(props: TextareaProps) {
  const { minRows = 3, maxRows = 14, size = "md", bare, className, style, ...rest } = props;
  const wiring = useFieldControl(rest);
  return (
    <textarea
      rows={minRows}
      {...rest}
      {...wiring}
      style={{ minHeight: `calc(${minRows}lh + 1rem)`, maxHeight: `calc(${maxRows}lh + 1rem)`, ...style }}
      className={cn(
        bare ? "w-full bg-transparent text-fg outline-none focus-visible:outline-none" : controlBox,
        "field-sizing-content resize-none px-2.5 py-2 max-sm:text-base",
        size === "lg" ? "px-3 text-base" : "text-md",
        className,
      )}
    />
  );
}

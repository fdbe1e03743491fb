"use client";

import type { ComponentProps, ReactNode } from "react";
import { Button } from "./button.tsx";
import { Tooltip } from "./tooltip.tsx";

type IconButtonProps = Omit<ComponentProps<typeof Button>, "size" | "aria-label"> & {
  label: string;
  children: ReactNode;
  size?: "sm" | "md" | "lg";
  shortcut?: string[];
  side?: "top" | "right" | "bottom" | "left";
  pressed?: boolean;
};

const sizes = { sm: "icon-sm", md: "icon", lg: "icon-lg" } as const;

/** An icon alone: `label` is its name for assistive technology and its tooltip. */
export function IconButton(props: IconButtonProps) {
  const { label, size = "md", variant = "ghost", shortcut, side, pressed, ...rest } = props;
  return (
    <Tooltip content={label} shortcut={shortcut} side={side}>
      <Button {...rest} variant={variant} size={sizes[size]} aria-label={label} aria-pressed={pressed} />
    </Tooltip>
  );
}

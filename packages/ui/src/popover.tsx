"use client";

import * as Primitive from "radix-ui/popover";
import type { ComponentProps } from "react";
import { cn } from "./cn.tsx";
import { floatingBox } from "./control-style.tsx";

export const Popover = Primitive.Root;
export const PopoverTrigger = Primitive.Trigger;
export const PopoverAnchor = Primitive.Anchor;
export const PopoverClose = Primitive.Close;

/** A small floating card. Give it `aria-label` or `aria-labelledby`. */
export function PopoverContent({
  className,
  align = "start",
  ...props
}: ComponentProps<typeof Primitive.Content>) {
  return (
    <Primitive.Portal>
      <Primitive.Content
        align={align}
        sideOffset={4}
        collisionPadding={8}
        {...props}
        className={cn(
          floatingBox,
          "max-h-(--radix-popover-content-available-height) w-72 overflow-y-auto p-3 text-sm",
          className,
        )}
      />
    </Primitive.Portal>
  );
}

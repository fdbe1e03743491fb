"use client";

import * as Primitive from "radix-ui/scroll-area";
import type { ComponentProps, Ref } from "react";
import { cn } from "./cn.tsx";

type ScrollAreaProps = ComponentProps<typeof Primitive.Root> & {
  viewportRef?: Ref<HTMLDivElement>;
  viewportClassName?: string;
};

/** A box that scrolls with a thin bar of our own, the same on every platform. */
export function ScrollArea({
  viewportRef,
  viewportClassName,
  className,
  children,
  ...props
}: ScrollAreaProps) {
  return (
    <Primitive.Root {...props} className={cn("relative min-h-0 overflow-hidden", className)}>
      <Primitive.Viewport
        ref={viewportRef}
        className={cn("size-full -outline-offset-2 [&>div]:block!", viewportClassName)}
      >
        {children}
      </Primitive.Viewport>
      <Primitive.Scrollbar
        orientation="vertical"
        className="flex w-2 touch-none select-none p-0.5 transition-opacity data-[state=hidden]:opacity-0"
      >
        <Primitive.Thumb className="relative flex-1 rounded-full bg-line-strong hover:bg-line-control" />
      </Primitive.Scrollbar>
    </Primitive.Root>
  );
}

"use client";

import * as Primitive from "radix-ui/tooltip";
import { type ComponentProps, createContext, type ReactElement, type ReactNode, useContext } from "react";
import { cn } from "./cn.tsx";
import { Kbd } from "./kbd.tsx";

const Provided = createContext(false);

/** Lets neighbouring tooltips open at once after the first. Once, at the root. */
export function TooltipProvider({ children, ...props }: ComponentProps<typeof Primitive.Provider>) {
  return (
    <Provided value={true}>
      <Primitive.Provider delayDuration={350} skipDelayDuration={250} {...props}>
        {children}
      </Primitive.Provider>
    </Provided>
  );
}

type TooltipProps = {
  content: ReactNode;
  shortcut?: string[];
  side?: "top" | "right" | "bottom" | "left";
  align?: "start" | "center" | "end";
  children: ReactElement;
  className?: string;
};

/** A short explanation on hover and focus. Never the only place something is said. */
export function Tooltip({ content, shortcut, side, align, children, className }: TooltipProps) {
  const provided = useContext(Provided);
  const tooltip = (
    <Primitive.Root>
      <Primitive.Trigger asChild>{children}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          side={side}
          align={align}
          sideOffset={6}
          collisionPadding={8}
          className={cn(
            "z-60 flex max-w-72 items-center gap-2 rounded-control bg-surface-inverse px-2 py-1 text-xs text-fg-inverse shadow-float",
            "data-[state=delayed-open]:animate-in data-[state=delayed-open]:fade-in-0 data-[state=delayed-open]:zoom-in-97",
            className,
          )}
        >
          {content}
          {shortcut && <Kbd keys={shortcut} />}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
  return provided ? tooltip : <TooltipProvider>{tooltip}</TooltipProvider>;
}

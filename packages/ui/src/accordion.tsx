"use client";

import { ChevronDown } from "lucide-react";
import * as Primitive from "radix-ui/accordion";
import type { ReactNode } from "react";
import { cn } from "./cn.tsx";

type AccordionProps = {
  items: readonly { value: string; title: ReactNode; children: ReactNode }[];
  type?: "single" | "multiple";
  className?: string;
};

/** Rows that open to show more, one or several at a time. */
export function Accordion({ items, type = "single", className }: AccordionProps) {
  const rows = items.map((item) => (
    <Primitive.Item key={item.value} value={item.value} className="border-b border-line last:border-b-0">
      <Primitive.Header className="flex">
        <Primitive.Trigger className="group flex flex-1 items-center justify-between gap-3 rounded-control py-3 text-start text-md font-medium text-fg -outline-offset-2 hover:text-accent-text">
          {item.title}
          <ChevronDown
            aria-hidden
            className="size-4 shrink-0 text-fg-subtle transition-transform group-data-[state=open]:rotate-180"
          />
        </Primitive.Trigger>
      </Primitive.Header>
      <Primitive.Content className="overflow-hidden text-md text-fg-muted data-[state=closed]:animate-accordion-up data-[state=open]:animate-accordion-down">
        <div className="pb-4">{item.children}</div>
      </Primitive.Content>
    </Primitive.Item>
  ));
  return type === "single" ? (
    <Primitive.Root type="single" collapsible className={cn("w-full", className)}>
      {rows}
    </Primitive.Root>
  ) : (
    <Primitive.Root type="multiple" className={cn("w-full", className)}>
      {rows}
    </Primitive.Root>
  );
}

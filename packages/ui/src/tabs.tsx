"use client";

import * as Primitive from "radix-ui/tabs";
import { type ComponentProps, createContext, type ReactNode, useContext } from "react";
import { cn } from "./cn.tsx";

type Variant = "line" | "pill";

const VariantContext = createContext<Variant>("line");

/** Views of one thing; arrow keys move between the triggers. */
export function Tabs({ className, ...props }: ComponentProps<typeof Primitive.Root>) {
  return <Primitive.Root {...props} className={cn("flex min-w-0 flex-col", className)} />;
}

type TabsListProps = Omit<ComponentProps<typeof Primitive.List>, "aria-label"> & {
  label: string;
  variant?: Variant;
};

export function TabsList({ label, variant = "line", className, ...props }: TabsListProps) {
  return (
    <VariantContext value={variant}>
      <Primitive.List
        {...props}
        aria-label={label}
        className={cn(
          "flex items-center overflow-x-auto [scrollbar-width:none]",
          variant === "line"
            ? "gap-4 border-b border-line"
            : "w-fit gap-0.5 rounded-control bg-tone-neutral p-0.5 dark:bg-surface-sunken dark:ring-1 dark:ring-line dark:ring-inset",
          className,
        )}
      />
    </VariantContext>
  );
}

type TabsTriggerProps = ComponentProps<typeof Primitive.Trigger> & { icon?: ReactNode; count?: ReactNode };

export function TabsTrigger({ icon, count, className, children, ...props }: TabsTriggerProps) {
  const variant = useContext(VariantContext);
  return (
    <Primitive.Trigger
      {...props}
      className={cn(
        "inline-flex shrink-0 items-center justify-center gap-1.5 text-sm font-medium text-fg-muted transition-colors hover:text-fg disabled:text-fg-disabled data-[state=active]:text-fg [&_svg]:size-4",
        variant === "line"
          ? "-mb-px h-9 border-b-2 border-transparent px-0.5 -outline-offset-2 max-sm:h-10 data-[state=active]:border-accent-text"
          : "h-7 rounded-[0.375rem] px-2.5 data-[state=active]:bg-surface data-[state=active]:shadow-control dark:data-[state=active]:bg-tone-neutral",
        className,
      )}
    >
      {icon}
      {children}
      {count !== undefined && <span className="text-xs text-fg-subtle tabular-nums">{count}</span>}
    </Primitive.Trigger>
  );
}

type TabsContentProps = ComponentProps<typeof Primitive.Content> & { keepMounted?: boolean };

/** `keepMounted` keeps what was typed and scrolled while another tab is open. */
export function TabsContent({ keepMounted, className, ...props }: TabsContentProps) {
  return (
    <Primitive.Content
      {...props}
      {...(keepMounted && { forceMount: true })}
      className={cn("min-w-0 data-[state=inactive]:hidden", className)}
    />
  );
}

"use client";

import { Check, ChevronRight, Circle } from "lucide-react";
import * as Primitive from "radix-ui/dropdown-menu";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn.tsx";
import { floatingBox, menuRow } from "./control-style.tsx";
import { Kbd } from "./kbd.tsx";

export const DropdownMenuTrigger = Primitive.Trigger;
export const DropdownMenuGroup = Primitive.Group;
export const DropdownMenuRadioGroup = Primitive.RadioGroup;
export const DropdownMenuSub = Primitive.Sub;

/** Not modal: the page behind keeps its scroll bar and stays readable. */
export function DropdownMenu(props: ComponentProps<typeof Primitive.Root>) {
  return <Primitive.Root modal={false} {...props} />;
}

const box = cn(
  floatingBox,
  "max-h-(--radix-dropdown-menu-content-available-height) min-w-44 overflow-y-auto p-1",
);

export function DropdownMenuContent({
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
        className={cn(box, className)}
      />
    </Primitive.Portal>
  );
}

type ItemProps = ComponentProps<typeof Primitive.Item> & {
  icon?: ReactNode;
  shortcut?: string[];
  tone?: "danger";
};

export function DropdownMenuItem({
  icon,
  shortcut,
  tone,
  className,
  children,
  asChild,
  ...props
}: ItemProps) {
  const classes = cn(
    menuRow,
    tone === "danger" &&
      "text-danger-text data-highlighted:bg-tone-danger [&_svg:not([class*='text-'])]:text-danger-text",
    className,
  );
  if (asChild) {
    return (
      <Primitive.Item asChild {...props} className={classes}>
        {children}
      </Primitive.Item>
    );
  }
  return (
    <Primitive.Item {...props} className={classes}>
      {icon}
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {shortcut && <Kbd keys={shortcut} className="ms-4 text-fg-subtle" />}
    </Primitive.Item>
  );
}

type CheckboxItemProps = ComponentProps<typeof Primitive.CheckboxItem> & { icon?: ReactNode };

export function DropdownMenuCheckboxItem({ icon, className, children, ...props }: CheckboxItemProps) {
  return (
    <Primitive.CheckboxItem {...props} className={cn(menuRow, "pe-8", className)}>
      {icon}
      <span className="min-w-0 flex-1 truncate">{children}</span>
      <Primitive.ItemIndicator className="absolute end-2">
        <Check aria-hidden className="size-4 text-accent-text" />
      </Primitive.ItemIndicator>
    </Primitive.CheckboxItem>
  );
}

type RadioItemProps = ComponentProps<typeof Primitive.RadioItem> & { icon?: ReactNode };

export function DropdownMenuRadioItem({ icon, className, children, ...props }: RadioItemProps) {
  return (
    <Primitive.RadioItem {...props} className={cn(menuRow, "pe-8", className)}>
      {icon}
      <span className="min-w-0 flex-1 truncate">{children}</span>
      <Primitive.ItemIndicator className="absolute end-2.5">
        <Circle aria-hidden className="size-2 fill-current text-accent-text" />
      </Primitive.ItemIndicator>
    </Primitive.RadioItem>
  );
}

export function DropdownMenuLabel({ className, ...props }: ComponentProps<typeof Primitive.Label>) {
  return (
    <Primitive.Label
      {...props}
      className={cn("px-2 pt-1.5 pb-1 text-xs font-medium text-fg-subtle", className)}
    />
  );
}

export function DropdownMenuSeparator({ className, ...props }: ComponentProps<typeof Primitive.Separator>) {
  return <Primitive.Separator {...props} className={cn("-mx-1 my-1 h-px bg-line", className)} />;
}

type SubTriggerProps = ComponentProps<typeof Primitive.SubTrigger> & { icon?: ReactNode };

export function DropdownMenuSubTrigger({ icon, className, children, ...props }: SubTriggerProps) {
  return (
    <Primitive.SubTrigger {...props} className={cn(menuRow, "data-[state=open]:bg-surface-hover", className)}>
      {icon}
      <span className="min-w-0 flex-1 truncate">{children}</span>
      <ChevronRight aria-hidden className="rtl:rotate-180" />
    </Primitive.SubTrigger>
  );
}

export function DropdownMenuSubContent({ className, ...props }: ComponentProps<typeof Primitive.SubContent>) {
  return (
    <Primitive.Portal>
      <Primitive.SubContent sideOffset={4} collisionPadding={8} {...props} className={cn(box, className)} />
    </Primitive.Portal>
  );
}

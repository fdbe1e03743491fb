"use client";

import { Command } from "cmdk";
import { Search } from "lucide-react";
import * as Dialog from "radix-ui/dialog";
import type { ReactNode } from "react";
import { cn } from "./cn.tsx";
import { menuRow } from "./control-style.tsx";
import { overlayStyle } from "./dialog.tsx";
import { Kbd } from "./kbd.tsx";
import { useReturnFocus } from "./return-focus.tsx";
import { Spinner } from "./spinner.tsx";

export type CommandItem = {
  id: string;
  label: string;
  hint?: string;
  icon?: ReactNode;
  keywords?: string[];
  shortcut?: string[];
  onSelect: () => void;
};

export type CommandGroup = { id: string; heading: string; items: readonly CommandItem[] };

type CommandPaletteProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  label: string;
  placeholder: string;
  emptyLabel: string;
  groups: readonly CommandGroup[];
  query?: string;
  onQueryChange?: (query: string) => void;
  filter?: boolean;
  loadingLabel?: string | undefined;
  footer?: ReactNode;
};

/**
 * Everything by typing. The caller owns the shortcut that opens it; choosing closes it, then runs `onSelect`.
 * `filter={false}` when `groups` already answer `query`.
 */
export function CommandPalette(props: CommandPaletteProps) {
  const { open, onOpenChange, label, placeholder, emptyLabel, groups, filter = true } = props;
  const focus = useReturnFocus();
  const run = (item: CommandItem) => {
    onOpenChange(false);
    item.onSelect();
  };
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className={overlayStyle} />
        <Dialog.Content
          {...focus}
          className="fixed inset-x-4 top-[12vh] z-50 mx-auto flex max-h-[min(28rem,76vh)] max-w-150 flex-col overflow-hidden rounded-card bg-surface-raised shadow-dialog outline-none data-[state=open]:animate-in data-[state=open]:fade-in-0 data-[state=open]:zoom-in-97 data-[state=closed]:animate-out data-[state=closed]:fade-out-0"
        >
          <Dialog.Title className="sr-only">{label}</Dialog.Title>
          <Command loop label={label} shouldFilter={filter} className="flex min-h-0 flex-1 flex-col">
            <div className="flex items-center gap-2.5 border-b border-line px-4">
              <Search aria-hidden className="size-4 shrink-0 text-fg-subtle" />
              <Command.Input
                value={props.query}
                onValueChange={props.onQueryChange}
                placeholder={placeholder}
                className="h-12 w-full bg-transparent text-base text-fg outline-none focus-visible:outline-none"
              />
              {props.loadingLabel && <Spinner className="text-fg-subtle" />}
            </div>
            <Command.List label={label} className="min-h-0 flex-1 scroll-py-2 overflow-y-auto p-2">
              <Command.Empty className="px-2 py-8 text-center text-sm text-fg-muted">
                {props.loadingLabel ?? emptyLabel}
              </Command.Empty>
              {groups.map((group) => (
                <Command.Group
                  key={group.id}
                  heading={group.heading}
                  className="pb-1 [&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:py-1.5 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-fg-subtle"
                >
                  {group.items.map((item) => (
                    <Command.Item
                      key={item.id}
                      value={`${group.id}:${item.id}`}
                      keywords={[item.label, item.hint ?? "", ...(item.keywords ?? [])]}
                      onSelect={() => run(item)}
                      className={cn(menuRow, "min-h-9")}
                    >
                      {item.icon}
                      <span className="min-w-0 truncate">{item.label}</span>
                      {item.hint && (
                        <span className="min-w-0 truncate text-xs text-fg-subtle">{item.hint}</span>
                      )}
                      {item.shortcut && <Kbd keys={item.shortcut} className="ms-auto text-fg-subtle" />}
                    </Command.Item>
                  ))}
                </Command.Group>
              ))}
            </Command.List>
          </Command>
          {props.footer && (
            <div className="flex items-center gap-3 border-t border-line bg-surface-sunken px-4 py-2 text-xs text-fg-muted">
              {props.footer}
            </div>
          )}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

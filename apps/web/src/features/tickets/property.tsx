import { cn } from "@handrail/ui/cn";
import { Kbd } from "@handrail/ui/kbd";
import type { ReactNode } from "react";

type Props = { label: string; shortcut?: string; children: ReactNode };

/** One thing that may be changed about a ticket, with its name above. */
export function Property({ label, shortcut, children }: Props) {
  return (
    <div className="flex flex-col gap-1">
      <span className="flex h-4.5 items-center justify-between text-xs text-fg-muted">
        {label}
        {shortcut && <Kbd keys={[shortcut]} className="max-lg:hidden" />}
      </span>
      {children}
    </div>
  );
}

/** A button that looks like the boxes around it and opens a choice. */
export const propertyButton = cn(
  "flex h-8 w-full min-w-0 items-center gap-2 rounded-control border border-line-control bg-surface px-2.5 text-start text-sm text-fg shadow-control hover:border-fg-subtle disabled:cursor-not-allowed disabled:border-line-strong disabled:bg-surface-sunken disabled:text-fg-subtle max-sm:h-10 max-sm:text-base dark:bg-surface-sunken [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-fg-subtle",
);

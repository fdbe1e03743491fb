import type { ReactNode } from "react";
import { cn } from "./cn.tsx";

type DescriptionListProps = { items: readonly { label: string; value: ReactNode }[]; className?: string };

/** Names on the left, what they are on the right. */
export function DescriptionList({ items, className }: DescriptionListProps) {
  return (
    <dl
      className={cn(
        "grid grid-cols-[minmax(5.5rem,2fr)_5fr] items-center gap-x-3 gap-y-1 text-sm",
        className,
      )}
    >
      {items.map((item) => (
        <div key={item.label} className="contents">
          <dt className="self-start py-1 text-fg-muted">{item.label}</dt>
          <dd className="flex min-h-7 min-w-0 items-center wrap-anywhere text-fg">{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}

import { cn } from "@handrail/ui/cn";
import Link from "next/link";

type Topic = { key: string | null; name: string; count: number | null };
type Props = { label: string; topics: readonly Topic[]; current: string | null; sort: string | null };

/** The topics of the help centre; links, so that they work before any script has come. */
export function TopicTabs({ label, topics, current, sort }: Props) {
  return (
    <nav aria-label={label} className="-mx-4 overflow-x-auto px-4 [scrollbar-width:none] sm:mx-0 sm:px-0">
      <ul className="flex gap-2 sm:flex-wrap">
        {topics.map(({ key, name, count }) => {
          const params = new URLSearchParams();
          if (key) params.set("topic", key);
          if (sort) params.set("sort", sort);
          const isHere = key === current;
          return (
            <li key={key ?? ""}>
              <Link
                href={params.size > 0 ? `/help?${params}` : "/help"}
                scroll={false}
                aria-current={isHere ? "true" : undefined}
                className={cn(
                  "inline-flex h-9 items-center gap-1.5 rounded-full border px-3.5 text-sm font-medium whitespace-nowrap no-underline transition-colors",
                  isHere
                    ? "border-accent bg-accent text-on-accent"
                    : "border-line-strong bg-surface text-fg-muted hover:bg-surface-hover hover:text-fg",
                )}
              >
                {name}
                {count === null ? null : <span className="text-xs tabular-nums">{count}</span>}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

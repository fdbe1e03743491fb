import type { ReactNode } from "react";
import { cn } from "./cn.tsx";

type EmptyStateProps = {
  icon?: ReactNode;
  title: string;
  body?: ReactNode;
  action?: ReactNode;
  size?: "sm" | "md";
  /** A heading where the empty state is the whole page. */
  titleAs?: "h1" | "h2" | "p";
  className?: string;
};

/** What this place is for, and the next step. */
export function EmptyState({
  icon,
  title,
  titleAs: Title = "p",
  body,
  action,
  size = "md",
  className,
}: EmptyStateProps) {
  return (
    <div
      className={cn(
        "mx-auto flex max-w-96 flex-col items-center text-center",
        size === "md" ? "px-6 py-14" : "px-4 py-8",
        className,
      )}
    >
      {icon && (
        <span
          aria-hidden
          className="mb-3 grid size-10 place-items-center rounded-card border border-line bg-surface text-fg-subtle shadow-control [&_svg]:size-5"
        >
          {icon}
        </span>
      )}
      <Title className="text-md font-semibold text-balance text-fg">{title}</Title>
      {body && <p className="mt-1 text-sm text-pretty text-fg-muted">{body}</p>}
      {action && <div className="mt-4 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}

import type { ReactNode } from "react";
import { cn } from "./cn.tsx";

type EmptyStateProps = {
  icon?: ReactNode;
  title: string;
  body?: ReactNode;
  action?: ReactNode;
  size?: "sm" | "md";
  className?: string;
};

/** What this place is for, and the next step. */
export function EmptyState({ icon, title, body, action, size = "md", className }: EmptyStateProps) {
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
      <p className="text-md font-semibold text-balance text-fg">{title}</p>
      {body && <p className="mt-1 text-sm text-pretty text-fg-muted">{body}</p>}
      {action && <div className="mt-4 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}

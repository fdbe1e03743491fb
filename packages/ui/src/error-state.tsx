import { RotateCw, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { cn } from "./cn.tsx";

type ErrorStateProps = {
  title: string;
  body?: ReactNode;
  retryLabel?: string;
  onRetry?: () => void;
  retrying?: boolean;
  reference?: ReactNode;
  action?: ReactNode;
  size?: "sm" | "md";
  className?: string;
};

/** What happened, what was kept, what to do. `reference` is what support needs to find it again. */
export function ErrorState(props: ErrorStateProps) {
  const { title, body, retryLabel, onRetry, retrying, reference, action, size = "md", className } = props;
  return (
    <div
      role="alert"
      className={cn(
        "mx-auto flex max-w-96 flex-col items-center text-center",
        size === "md" ? "px-6 py-14" : "px-4 py-8",
        className,
      )}
    >
      <span
        aria-hidden
        className="mb-3 grid size-10 place-items-center rounded-card border border-tone-danger-line bg-tone-danger text-tone-danger-fg"
      >
        <TriangleAlert className="size-5" />
      </span>
      <p className="text-md font-semibold text-balance text-fg">{title}</p>
      {body && <p className="mt-1 text-sm text-pretty text-fg-muted">{body}</p>}
      {(onRetry || action) && (
        <div className="mt-4 flex flex-wrap justify-center gap-2">
          {onRetry && retryLabel && (
            <Button onClick={onRetry} loading={retrying}>
              <RotateCw aria-hidden />
              {retryLabel}
            </Button>
          )}
          {action}
        </div>
      )}
      {reference && <p className="mt-4 font-mono text-xs text-fg-subtle">{reference}</p>}
    </div>
  );
}

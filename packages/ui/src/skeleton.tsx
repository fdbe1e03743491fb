import type { ReactNode } from "react";
import { cn } from "./cn.tsx";

/** A grey shape where something will be; give it that thing's size. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={cn("h-4 animate-pulse rounded-tight bg-tone-neutral", className)} />;
}

/** Lines of text to come; the last one is shorter. */
export function SkeletonText({ lines = 3, className }: { lines?: number; className?: string }) {
  return (
    <div aria-hidden className={cn("flex flex-col gap-2.5", className)}>
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton
          key={`line-${line.toString()}`}
          className={cn("h-3", line === lines - 1 && lines > 1 && "w-3/5")}
        />
      ))}
    </div>
  );
}

/** Rows of a table to come. */
export function SkeletonRows({ rows = 8, className }: { rows?: number; className?: string }) {
  return (
    <div aria-hidden className={cn("flex flex-col", className)}>
      {Array.from({ length: rows }, (_, row) => (
        <div
          key={`row-${row.toString()}`}
          className="flex h-9 items-center gap-4 border-b border-line px-3 last:border-b-0"
        >
          <Skeleton className="size-4 shrink-0" />
          <Skeleton className="h-3 w-20 shrink-0" />
          <Skeleton className={cn("h-3", widths[row % widths.length])} />
          <Skeleton className="ms-auto h-3 w-16 shrink-0" />
          <Skeleton className="size-5 shrink-0 rounded-full" />
        </div>
      ))}
    </div>
  );
}

const widths = ["w-1/2", "w-2/5", "w-3/5", "w-1/3", "w-[45%]"];

/** Around skeletons: says once, to assistive technology, that something is loading. */
export function LoadingRegion({
  label,
  className,
  children,
}: {
  label: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <div role="status" aria-busy className={className}>
      <span className="sr-only">{label}</span>
      {children}
    </div>
  );
}

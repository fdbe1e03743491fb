import type { ReactNode } from "react";
import { cn } from "./cn.tsx";

type TimeProps = { dateTime: string; title: string; className?: string; children: ReactNode };

/** A moment: the children say it relatively, `title` exactly, `dateTime` for machines (ISO 8601). */
export function Time({ dateTime, title, className, children }: TimeProps) {
  return (
    <time
      dateTime={dateTime}
      title={title}
      suppressHydrationWarning
      className={cn("whitespace-nowrap", className)}
    >
      {children}
    </time>
  );
}

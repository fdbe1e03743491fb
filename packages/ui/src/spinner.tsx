import { LoaderCircle } from "lucide-react";
import { cn } from "./cn.tsx";

type SpinnerProps = { label?: string; className?: string };

/** A turning ring. Give `label` whenever the wait may pass 300 ms, so it comes with words. */
export function Spinner({ label, className }: SpinnerProps) {
  const ring = <LoaderCircle aria-hidden className={cn("size-4 shrink-0 animate-spin", className)} />;
  if (!label) return ring;
  return (
    <span role="status" className="inline-flex items-center gap-2 text-sm text-fg-muted">
      {ring}
      {label}
    </span>
  );
}

import { cn } from "./cn.tsx";

type SeparatorProps = { orientation?: "horizontal" | "vertical"; className?: string };

/** A hairline between things; says nothing to assistive technology. */
export function Separator({ orientation = "horizontal", className }: SeparatorProps) {
  return (
    <div
      aria-hidden
      className={cn(
        "shrink-0 bg-line",
        orientation === "horizontal" ? "h-px w-full" : "h-full w-px",
        className,
      )}
    />
  );
}

import { X } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn.tsx";

type ChipProps = {
  label?: ReactNode;
  icon?: ReactNode;
  onClick?: () => void;
  onRemove?: () => void;
  removeLabel?: string;
  className?: string;
  children: ReactNode;
};

/** A filter that is on: `label` names it, the children say its value, the cross takes it off. */
export function Chip({ label, icon, onClick, onRemove, removeLabel, className, children }: ChipProps) {
  const text = (
    <>
      {icon && <span className="inline-flex text-fg-subtle [&_svg]:size-3.5">{icon}</span>}
      {label && <span className="text-fg-muted">{label}</span>}
      <span className="truncate font-medium">{children}</span>
    </>
  );
  const part = "inline-flex h-full min-w-0 items-center gap-1.5 ps-2.5";
  return (
    <span
      className={cn(
        "inline-flex h-7 max-w-full items-center rounded-full border border-line-strong bg-surface text-sm text-fg transition-colors has-[button:hover]:bg-surface-hover",
        className,
      )}
    >
      {onClick ? (
        <button type="button" onClick={onClick} className={cn(part, "rounded-full", !onRemove && "pe-2.5")}>
          {text}
        </button>
      ) : (
        <span className={cn(part, !onRemove && "pe-2.5")}>{text}</span>
      )}
      {onRemove && (
        <button
          type="button"
          onClick={onRemove}
          aria-label={removeLabel}
          title={removeLabel}
          className="ms-0.5 me-0.5 grid size-6 shrink-0 place-items-center rounded-full text-fg-subtle hover:text-fg"
        >
          <X aria-hidden className="size-3.5" />
        </button>
      )}
    </span>
  );
}

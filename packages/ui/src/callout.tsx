import { CircleAlert, CircleCheck, Info, Lock, TriangleAlert, X } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn.tsx";
import { type Tone, toneSoft } from "./tones.tsx";

type CalloutProps = {
  tone?: Tone;
  icon?: ReactNode;
  title?: ReactNode;
  action?: ReactNode;
  onDismiss?: () => void;
  dismissLabel?: string;
  live?: boolean;
  className?: string;
  children?: ReactNode;
};

const icons = {
  info: Info,
  success: CircleCheck,
  warning: TriangleAlert,
  danger: CircleAlert,
  accent: Info,
  neutral: Info,
  muted: Info,
  note: Lock,
} as const satisfies Record<Tone, unknown>;

/** A notice in the page. `live` when it appears after the page did, so that it is read aloud. */
export function Callout(props: CalloutProps) {
  const { tone = "info", icon, title, action, onDismiss, dismissLabel, live, className, children } = props;
  const Icon = icons[tone];
  return (
    <div
      role={live ? (tone === "danger" ? "alert" : "status") : undefined}
      className={cn(
        "flex items-start gap-2.5 rounded-control border px-3 py-2.5 text-sm",
        toneSoft[tone],
        className,
      )}
    >
      <span className="flex h-5 shrink-0 items-center [&_svg]:size-4">{icon ?? <Icon aria-hidden />}</span>
      <div className="min-w-0 flex-1">
        {title && <p className="font-semibold">{title}</p>}
        {children && <div className="wrap-anywhere">{children}</div>}
      </div>
      {action && <div className="flex shrink-0 items-center gap-2">{action}</div>}
      {onDismiss && (
        <button
          type="button"
          onClick={onDismiss}
          aria-label={dismissLabel}
          title={dismissLabel}
          className="-my-0.5 -me-1 grid size-6 shrink-0 place-items-center rounded-tight hover:bg-current/10"
        >
          <X aria-hidden className="size-4" />
        </button>
      )}
    </div>
  );
}

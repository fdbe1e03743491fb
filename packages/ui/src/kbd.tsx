import { cn } from "./cn.tsx";

type KbdProps = { keys: string[]; className?: string };

/** One shortcut, drawn key by key: `["⌘", "K"]`, `["g", "t"]`. */
export function Kbd({ keys, className }: KbdProps) {
  return (
    <kbd className={cn("inline-flex items-center gap-0.5 align-middle font-sans", className)}>
      {keys.map((key) => (
        <kbd
          key={key}
          className="inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-tight border border-current/25 bg-current/5 px-1 font-sans text-[0.6875rem] leading-none"
        >
          {key}
        </kbd>
      ))}
    </kbd>
  );
}

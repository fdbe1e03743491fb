import { Avatar } from "@handrail/ui/avatar";
import { cn } from "@handrail/ui/cn";
import { Sparkles } from "lucide-react";
import type { ReactNode } from "react";

/** Who speaks decides how a bubble looks; `pending` is on its way. */
export type Voice = "own" | "person" | "ai" | "note" | "pending";

const looks = {
  own: "border-tone-accent-line bg-tone-accent text-fg",
  pending: "border-tone-accent-line border-dashed bg-tone-accent text-fg",
  person: "border-line bg-surface text-fg",
  ai: "border-line bg-surface text-fg",
  note: "border-tone-note-line bg-tone-note text-tone-note-fg",
} as const satisfies Record<Voice, string>;

type MessageBubbleProps = {
  voice: Voice;
  side: "start" | "end";
  author: string;
  /** Beside the name: time, state. */
  meta?: ReactNode;
  /** Goes on where the bubble above ended: no name, no face. */
  continues?: boolean;
  /** Under the bubble: sources, feedback, retry. */
  footer?: ReactNode;
  className?: string;
  children: ReactNode;
};

/** One message: a face and a name, the text, and what belongs to it. */
export function MessageBubble(props: MessageBubbleProps) {
  const { voice, side, author, meta, continues = false, footer, className, children } = props;
  const isEnd = side === "end";
  return (
    <article
      aria-label={author}
      className={cn(
        "flex max-w-full gap-2.5",
        isEnd ? "flex-row-reverse ps-8 sm:ps-16" : "pe-4 sm:pe-12",
        continues ? "mt-1.5" : "mt-5 first:mt-0",
        className,
      )}
    >
      {isEnd ? null : (
        <span className="w-8 shrink-0">
          {continues ? null : (
            <Avatar
              name={author}
              decorative
              {...(voice === "ai" ? { icon: <Sparkles />, tone: "accent" as const } : {})}
            />
          )}
        </span>
      )}
      <div className={cn("flex min-w-0 flex-col", isEnd ? "items-end" : "items-start")}>
        {continues ? null : (
          <p className="mb-1 flex max-w-full items-baseline gap-2 text-sm">
            <span className="truncate font-medium text-fg">{author}</span>
            {meta ? <span className="shrink-0 text-xs text-fg-subtle">{meta}</span> : null}
          </p>
        )}
        <div
          className={cn(
            "max-w-full min-w-0 rounded-card border px-3.5 py-2.5 wrap-anywhere",
            isEnd ? "rounded-se-tight" : "rounded-ss-tight",
            looks[voice],
          )}
        >
          {children}
        </div>
        {footer}
      </div>
    </article>
  );
}

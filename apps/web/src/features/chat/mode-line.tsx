"use client";
import type { ChatMode } from "@handrail/contracts";
import { cn } from "@handrail/ui/cn";
import { toneIcon } from "@handrail/ui/tones";
import { Clock, Lock, Sparkles, UserRoundCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

const looks = {
  ai: { icon: Sparkles, tone: "accent" },
  waiting: { icon: Clock, tone: "warning" },
  human: { icon: UserRoundCheck, tone: "success" },
  closed: { icon: Lock, tone: "muted" },
} as const;

type Props = {
  mode: ChatMode;
  helper: string | null;
  waitingBefore: number | null;
  waitMinutes: number | null;
  children?: ReactNode;
};

/** Who one is talking to right now: the assistant, nobody yet, or a person by name. */
export function ModeLine({ mode, helper, waitingBefore, waitMinutes, children }: Props) {
  const t = useTranslations("modal.chat.mode");
  const waits = useTranslations("modal.chat");
  const { icon: Icon, tone } = looks[mode];
  const words = {
    ai: t("ai"),
    waiting: t("waiting"),
    human: helper ? t("human", { name: helper }) : t("humanUnknown"),
    closed: t("closed"),
  } as const satisfies Record<ChatMode, string>;
  const detail =
    mode === "ai"
      ? t("aiHint")
      : mode === "waiting" && waitingBefore !== null
        ? [
            waitingBefore === 0 ? t("next") : t("before", { count: waitingBefore }),
            ...(waitMinutes ? [waits("waitNow", { minutes: waitMinutes })] : []),
          ].join(" · ")
        : null;
  return (
    <div className="flex min-h-11 shrink-0 items-center justify-between gap-3 border-b border-line bg-surface px-5 py-1.5 text-sm">
      <p role="status" className="flex min-w-0 items-center gap-2">
        <Icon aria-hidden className={cn("size-4 shrink-0", toneIcon[tone])} />
        <span className="min-w-0 text-pretty wrap-anywhere">
          <span className="font-medium">{words[mode]}</span>
          {detail ? (
            <span className="text-fg-muted max-sm:block">
              <span className="max-sm:hidden"> · </span>
              {detail}
            </span>
          ) : null}
        </span>
      </p>
      <span className="flex shrink-0 items-center gap-1">{children}</span>
    </div>
  );
}

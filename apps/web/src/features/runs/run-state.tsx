"use client";
import type { RunState } from "@handrail/contracts";
import { Badge } from "@handrail/ui/badge";
import type { Tone } from "@handrail/ui/tones";
import {
  Ban,
  CircleCheck,
  CircleX,
  Hand,
  Hourglass,
  LoaderCircle,
  type LucideIcon,
  Undo2,
} from "lucide-react";
import { useTranslations } from "next-intl";

const looks: Record<RunState, { tone: Tone; icon: LucideIcon }> = {
  proposed: { tone: "warning", icon: Hand },
  running: { tone: "info", icon: LoaderCircle },
  waiting_customer: { tone: "neutral", icon: Hourglass },
  done: { tone: "success", icon: CircleCheck },
  failed: { tone: "danger", icon: CircleX },
  declined: { tone: "muted", icon: Ban },
  undoing: { tone: "info", icon: LoaderCircle },
  undone: { tone: "muted", icon: Undo2 },
};

/** Where a run stands. */
export function RunStateBadge({ state }: { state: RunState }) {
  const t = useTranslations("act.run.state");
  const { tone, icon: Icon } = looks[state];
  return (
    <Badge tone={tone} icon={<Icon aria-hidden />}>
      {t(state)}
    </Badge>
  );
}

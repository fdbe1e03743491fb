"use client";
import type { Priority } from "@handrail/contracts";
import { LevelBars } from "@handrail/ui/level-bars";
import { useTranslations } from "next-intl";
import { priorityLevels } from "../../lib/labels.ts";

/** How fast we work on it, as rising bars. */
export function PriorityMark({ priority, showLabel }: { priority: Priority; showLabel?: boolean }) {
  const names = useTranslations("vocabulary.priority");
  return (
    <LevelBars
      level={priorityLevels[priority]}
      label={names(priority)}
      {...(showLabel ? { showLabel } : {})}
    />
  );
}

"use client";
import type { Priority } from "@handrail/contracts";
import { LevelBars } from "@handrail/ui/level-bars";
import { useTranslations } from "next-intl";
import { priorityLevels } from "../../lib/labels.ts";

type Props = {
  priority: Priority;
  showLabel?: boolean;
  /** Its word stands beside it. */
  decorative?: boolean;
};

/** How fast we work on it, as rising bars. */
export function PriorityMark({ priority, showLabel = false, decorative = false }: Props) {
  const names = useTranslations("vocabulary.priority");
  return (
    <span aria-hidden={decorative || undefined} className="inline-flex align-middle">
      <LevelBars level={priorityLevels[priority]} label={names(priority)} showLabel={showLabel} />
    </span>
  );
}

"use client";
import type { ArticleStatus, ArticleVisibility } from "@handrail/contracts";
import { Badge } from "@handrail/ui/badge";
import type { Tone } from "@handrail/ui/tones";
import { Archive, CircleCheck, FilePen, Lock, type LucideIcon, PenLine } from "lucide-react";
import { useTranslations } from "next-intl";

const looks = {
  draft: { tone: "neutral", icon: FilePen },
  published: { tone: "success", icon: CircleCheck },
  archived: { tone: "muted", icon: Archive },
} as const satisfies Record<ArticleStatus, { tone: Tone; icon: LucideIcon }>;

type Props = { status: ArticleStatus; visibility: ArticleVisibility; isEdited: boolean };

/** Whether readers see an article, who they are, and whether it is being changed. */
export function ArticleState({ status, visibility, isEdited }: Props) {
  const t = useTranslations("kb.list");
  const statuses = useTranslations("vocabulary.articleStatus");
  const visibilities = useTranslations("vocabulary.articleVisibility");
  const { tone, icon: Icon } = looks[status];
  return (
    <span className="inline-flex items-center gap-1.5 align-middle">
      <Badge tone={tone} icon={<Icon aria-hidden />}>
        {statuses(status)}
      </Badge>
      {visibility === "internal" && (
        <Badge tone="note" icon={<Lock aria-hidden />}>
          {visibilities("internal")}
        </Badge>
      )}
      {isEdited && (
        <Badge tone="info" icon={<PenLine aria-hidden />}>
          {t("changes")}
        </Badge>
      )}
    </span>
  );
}

"use client";
import { AvatarStack } from "@handrail/ui/avatar";
import { Button } from "@handrail/ui/button";
import { IconButton } from "@handrail/ui/icon-button";
import { ChevronLeft, Eye, History, PanelRight } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useModKey } from "../dashboard/index.ts";
import { ArticleState } from "./article-status.tsx";
import type { SaveState } from "./draft-store.ts";
import { SaveIndicator } from "./save-indicator.tsx";
import type { EditedArticle } from "./use-article-editor.ts";

type Props = {
  article: EditedArticle | null;
  state: SaveState;
  hasChanges: boolean;
  others: readonly { membershipId: string; name: string }[];
  canWrite: boolean;
  onPreview: () => void;
  onRevisions: () => void;
  onDetails: () => void;
  onPublish: () => void;
  menu: ReactNode;
};

/** Where one is, where the text is, and what can be done with it. */
export function EditorHeader(props: Props) {
  const { article, state, hasChanges, others, canWrite } = props;
  const t = useTranslations("kb");
  const mod = useModKey();
  const label = () => {
    if (article?.status === "archived") return t("publish.again");
    if (article?.status !== "published") return t("publish.action");
    return hasChanges ? t("publish.changes") : t("publish.nothing");
  };
  return (
    <header className="sticky top-0 z-20 flex shrink-0 flex-wrap items-center gap-x-3 gap-y-2 border-b border-line bg-surface px-3 py-2 lg:px-5">
      <Link
        href="/support-dashboard/kb"
        className="-ms-1 inline-flex h-8 items-center gap-1 rounded-control px-1 text-sm text-fg-muted hover:bg-surface-hover hover:text-fg"
      >
        <ChevronLeft aria-hidden className="size-4" />
        <span className="max-sm:sr-only">{t("editor.back")}</span>
      </Link>
      {article && (
        <ArticleState
          status={article.status}
          visibility={article.visibility}
          isEdited={article.status === "published" && hasChanges}
        />
      )}
      <SaveIndicator state={state} isStarted={article !== null} />
      <span className="ms-auto flex items-center gap-1.5">
        {others.length > 0 && <AvatarStack people={[...others]} moreLabel={(hidden) => `+${hidden}`} />}
        <IconButton label={t("view.title")} side="bottom" onClick={props.onPreview}>
          <Eye />
        </IconButton>
        {article && (
          <IconButton label={t("revisions.title")} side="bottom" onClick={props.onRevisions}>
            <History />
          </IconButton>
        )}
        <IconButton label={t("editor.details")} side="bottom" className="xl:hidden" onClick={props.onDetails}>
          <PanelRight />
        </IconButton>
        {props.menu}
        {canWrite && (
          <Button
            variant="primary"
            title={`${mod} ↵`}
            disabled={article?.status === "published" && !hasChanges}
            onClick={props.onPublish}
          >
            {label()}
          </Button>
        )}
      </span>
    </header>
  );
}

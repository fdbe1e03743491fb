"use client";
import { Button } from "@handrail/ui/button";
import { ConfirmDialog } from "@handrail/ui/confirm-dialog";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@handrail/ui/dropdown-menu";
import { IconButton } from "@handrail/ui/icon-button";
import { Archive, ArchiveRestore, ExternalLink, EyeOff, MoreHorizontal, Trash2, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { trpc } from "../../trpc/client.tsx";
import type { ArticleActions } from "./use-article-actions.ts";
import type { EditedArticle } from "./use-article-editor.ts";

type Asked = "unpublish" | "archive" | "discard" | "remove";
type Props = {
  article: EditedArticle;
  titleOf: () => string;
  path: string;
  hasDraft: boolean;
  actions: ArticleActions;
};

/** What takes an article away from readers, or from everybody; each asks first. */
export function ArticleMenu({ article, titleOf, path, hasDraft, actions }: Props) {
  const t = useTranslations("kb");
  const common = useTranslations("common");
  const issues = trpc.kbAdmin.quickIssues.useQuery();
  const [asked, setAsked] = useState<Asked | null>(null);
  const links = issues.data?.filter((issue) => issue.article?.id === article.id).length ?? 0;
  const close = (open: boolean) => {
    if (!open) setAsked(null);
  };
  const dialog = { cancelLabel: common("cancel"), onOpenChange: close };
  const isPublished = article.status === "published";
  const title = (asked && titleOf()) || t("list.untitled");
  const isArchived = article.status === "archived";
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <IconButton label={t("editor.more")} variant="secondary" side="bottom">
            <MoreHorizontal />
          </IconButton>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          {isPublished && (
            <DropdownMenuItem
              icon={<ExternalLink aria-hidden />}
              onSelect={() => window.open(path, "_blank")}
            >
              {t("editor.openHelp")}
            </DropdownMenuItem>
          )}
          {hasDraft && article.publishedAt && (
            <DropdownMenuItem icon={<Undo2 aria-hidden />} onSelect={() => setAsked("discard")}>
              {t("actions.discard")}
            </DropdownMenuItem>
          )}
          {isPublished && (
            <DropdownMenuItem icon={<EyeOff aria-hidden />} onSelect={() => setAsked("unpublish")}>
              {t("actions.unpublish")}
            </DropdownMenuItem>
          )}
          {isArchived ? (
            <DropdownMenuItem
              icon={<ArchiveRestore aria-hidden />}
              onSelect={() => void actions.unpublish().catch(() => undefined)}
            >
              {t("actions.unarchive")}
            </DropdownMenuItem>
          ) : (
            <DropdownMenuItem icon={<Archive aria-hidden />} onSelect={() => setAsked("archive")}>
              {t("actions.archive")}
            </DropdownMenuItem>
          )}
          <DropdownMenuSeparator />
          <DropdownMenuItem icon={<Trash2 aria-hidden />} tone="danger" onSelect={() => setAsked("remove")}>
            {t("actions.remove")}
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      <ConfirmDialog
        {...dialog}
        open={asked === "unpublish"}
        title={t("actions.unpublishTitle")}
        body={t("actions.unpublishBody")}
        confirmLabel={t("actions.unpublish")}
        onConfirm={actions.unpublish}
      />
      <ConfirmDialog
        {...dialog}
        open={asked === "archive"}
        title={t("actions.archiveTitle")}
        body={t("actions.archiveBody")}
        confirmLabel={t("actions.archive")}
        onConfirm={actions.archive}
      />
      <ConfirmDialog
        {...dialog}
        open={asked === "discard"}
        tone="danger"
        title={t("actions.discardTitle")}
        body={t("actions.discardBody")}
        confirmLabel={t("actions.discard")}
        onConfirm={actions.discard}
      />
      <ConfirmDialog
        {...dialog}
        open={asked === "remove"}
        tone="danger"
        title={t("actions.removeTitle", { title })}
        body={links > 0 ? t("actions.inUse", { count: links }) : t("actions.removeBody")}
        confirmLabel={t("actions.remove")}
        onConfirm={() => actions.remove(title)}
      >
        {!isArchived && (
          <p className="text-sm text-fg-muted">
            {t("actions.removeHint")}{" "}
            <Button variant="link" onClick={() => setAsked("archive")}>
              {t("actions.removeInstead")}
            </Button>
          </p>
        )}
      </ConfirmDialog>
    </>
  );
}

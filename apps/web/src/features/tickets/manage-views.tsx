"use client";
import { ConfirmDialog } from "@handrail/ui/confirm-dialog";
import {
  Dialog,
  DialogBody,
  DialogContent,
  DialogDescription,
  DialogHeader,
  DialogTitle,
} from "@handrail/ui/dialog";
import { IconButton } from "@handrail/ui/icon-button";
import { toast } from "@handrail/ui/toast";
import { ArrowDown, ArrowUp, Pencil, Trash2 } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { viewHref } from "../../lib/queue-address.ts";
import { useErrorText } from "../../lib/use-error-text.ts";
import { trpc } from "../../trpc/client.tsx";
import { moved } from "./queue-columns.tsx";
import { type SavedView, SaveViewDialog } from "./view-dialogs.tsx";

type RowProps = {
  view: SavedView;
  onMove: (step: 1 | -1) => void;
  isFirst: boolean;
  isLast: boolean;
  onRename: () => void;
  onGo: () => void;
};

function Row({ view, onMove, isFirst, isLast, onRename, onGo }: RowProps) {
  const t = useTranslations("queue.saved");
  const common = useTranslations("common");
  const errorText = useErrorText();
  const utils = trpc.useUtils();
  const remove = trpc.queue.removeView.useMutation({
    onSuccess: () => {
      toast.success(t("removed"));
      void utils.queue.views.invalidate();
    },
    onError: (error) => toast.error(errorText(error)),
  });
  const { name } = view;
  return (
    <li className="flex min-h-11 items-center gap-0.5 py-1">
      <span className="min-w-0 flex-1">
        <Link
          href={viewHref(view.id, view.query)}
          onClick={onGo}
          className="block truncate font-medium text-fg hover:underline"
        >
          {name}
        </Link>
        <span className="block truncate text-xs text-fg-muted">
          {view.isShared ? t("of", { name: view.ownerName }) : t("private")}
        </span>
      </span>
      <IconButton size="sm" label={t("up", { name })} disabled={isFirst} onClick={() => onMove(-1)}>
        <ArrowUp />
      </IconButton>
      <IconButton size="sm" label={t("down", { name })} disabled={isLast} onClick={() => onMove(1)}>
        <ArrowDown />
      </IconButton>
      {view.canChange && (
        <>
          <IconButton size="sm" label={t("rename", { name })} onClick={onRename}>
            <Pencil />
          </IconButton>
          <ConfirmDialog
            title={t("removeTitle")}
            body={t("removeBody", { name })}
            confirmLabel={t("removeConfirm")}
            cancelLabel={common("cancel")}
            tone="danger"
            onConfirm={() => remove.mutateAsync({ viewId: view.id })}
            trigger={
              <IconButton size="sm" label={t("remove", { name })}>
                <Trash2 />
              </IconButton>
            }
          />
        </>
      )}
    </li>
  );
}

type Props = { open: boolean; onOpenChange: (open: boolean) => void };

/** The saved views: their order in the rail, their names, and away with them. */
export function ManageViews({ open, onOpenChange }: Props) {
  const t = useTranslations("queue.saved");
  const common = useTranslations("common");
  const utils = trpc.useUtils();
  const views = trpc.queue.views.useQuery();
  const [renaming, setRenaming] = useState<SavedView | null>(null);
  const order = trpc.queue.orderViews.useMutation({ onError: () => void utils.queue.views.invalidate() });
  const list = views.data ?? [];
  const move = (index: number, step: 1 | -1) => {
    const next = moved(list, index, step);
    utils.queue.views.setData(undefined, next);
    order.mutate({ viewIds: next.map(({ id }) => id) });
  };
  return (
    <>
      <Dialog open={open} onOpenChange={onOpenChange}>
        <DialogContent closeLabel={common("close")} phone="card">
          <DialogHeader>
            <DialogTitle>{t("manage")}</DialogTitle>
            <DialogDescription>{list.length > 0 ? t("manageBody") : t("none")}</DialogDescription>
          </DialogHeader>
          <DialogBody className="pb-4">
            <ul className="divide-y divide-line">
              {list.map((view, index) => (
                <Row
                  key={view.id}
                  view={view}
                  isFirst={index === 0}
                  isLast={index === list.length - 1}
                  onMove={(step) => move(index, step)}
                  onRename={() => setRenaming(view)}
                  onGo={() => onOpenChange(false)}
                />
              ))}
            </ul>
          </DialogBody>
        </DialogContent>
      </Dialog>
      {renaming && (
        <SaveViewDialog
          view={renaming}
          query={renaming.query}
          open
          onOpenChange={(isOpen) => !isOpen && setRenaming(null)}
        />
      )}
    </>
  );
}

"use client";
import { useSortable } from "@dnd-kit/sortable";
import { CSS } from "@dnd-kit/utilities";
import type { SettingKind } from "@handrail/contracts/inputs/desk-settings";
import { Button } from "@handrail/ui/button";
import { cn } from "@handrail/ui/cn";
import { ConfirmDialog } from "@handrail/ui/confirm-dialog";
import { IconButton } from "@handrail/ui/icon-button";
import { Switch } from "@handrail/ui/switch";
import { toast } from "@handrail/ui/toast";
import { ChevronDown, ChevronUp, GripVertical, Pencil, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useErrorText } from "../../lib/use-error-text.ts";
import { trpc } from "../../trpc/client.tsx";
import { useRefresh } from "./use-refresh.ts";

/** One thing that admins keep, as the list shows it. */
export type SettingItem = {
  id: string;
  version: number;
  label: string;
  detail: ReactNode;
  icon?: ReactNode;
  isActive: boolean;
  uses: { tickets: number; others: number };
};

type Props = {
  kind: SettingKind;
  item: SettingItem;
  isFirst: boolean;
  isLast: boolean;
  /** The order is on its way to the server, which changes every row. */
  isMoving: boolean;
  onMove: (by: -1 | 1) => void;
  onEdit: () => void;
};

/** What would be lost by deleting, or the question whether to. */
function RemoveButton({ kind, item }: Pick<Props, "kind" | "item">) {
  const t = useTranslations("deskSettings");
  const common = useTranslations("common");
  const errorText = useErrorText();
  const refresh = useRefresh();
  const remove = trpc.deskSettings.remove.useMutation({
    onSuccess: () => {
      toast.success(t("removed", { name: item.label }));
      void refresh();
    },
    onError: (error) => toast.error(errorText(error)),
  });
  const { tickets, others } = item.uses;
  const isUsed = tickets + others > 0;
  if (isUsed) {
    const reason =
      tickets > 0 ? t("usedByTickets", { count: tickets }) : t("usedByOthers", { count: others });
    return (
      <IconButton
        label={t("cannotRemove", { name: item.label, reason })}
        aria-disabled
        className="opacity-50"
        onClick={() => toast.error(t("cannotRemove", { name: item.label, reason }))}
      >
        <Trash2 aria-hidden />
      </IconButton>
    );
  }
  return (
    <ConfirmDialog
      tone="danger"
      title={t("removeTitle", { name: item.label })}
      body={t("removeBody")}
      confirmLabel={t("remove")}
      cancelLabel={common("cancel")}
      onConfirm={() => remove.mutateAsync({ kind, id: item.id })}
      trigger={
        <Button variant="ghost" size="icon" aria-label={t("removeNamed", { name: item.label })}>
          <Trash2 aria-hidden />
        </Button>
      }
    />
  );
}

/** A row that is dragged, or moved with its buttons. */
export function SettingRow({ kind, item, isFirst, isLast, isMoving, onMove, onEdit }: Props) {
  const t = useTranslations("deskSettings");
  const errorText = useErrorText();
  const refresh = useRefresh();
  const { setNodeRef, setActivatorNodeRef, listeners, transform, transition, isDragging } = useSortable({
    id: item.id,
  });
  const change = trpc.deskSettings.setActive.useMutation({
    onError: (error) => toast.error(errorText(error)),
    onSettled: refresh,
  });
  const isActive = change.isPending ? change.variables.isActive : item.isActive;
  const name = item.label;
  return (
    <li
      ref={setNodeRef}
      style={{ transform: CSS.Translate.toString(transform), transition }}
      className={cn(
        "flex items-center gap-2 border-t border-line bg-surface px-2 py-2 last:rounded-b-card sm:px-3",
        isDragging && "relative z-10 shadow-popover",
      )}
    >
      <span
        ref={setActivatorNodeRef}
        {...listeners}
        aria-hidden
        className="grid size-8 shrink-0 cursor-grab touch-none place-items-center text-fg-subtle active:cursor-grabbing max-sm:hidden"
      >
        <GripVertical className="size-4" />
      </span>
      <span className="flex shrink-0 flex-col">
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label={t("moveUp", { name })}
          disabled={isFirst}
          onClick={() => onMove(-1)}
        >
          <ChevronUp aria-hidden />
        </Button>
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label={t("moveDown", { name })}
          disabled={isLast}
          onClick={() => onMove(1)}
        >
          <ChevronDown aria-hidden />
        </Button>
      </span>
      <span className="flex min-w-0 flex-1 items-center gap-3">
        {item.icon}
        <span className="min-w-0 flex-1">
          <span className="block font-medium text-fg wrap-anywhere">{name}</span>
          <span className="block text-sm text-fg-muted wrap-anywhere">{item.detail}</span>
        </span>
      </span>
      <Switch
        aria-label={t("activeNamed", { name })}
        checked={isActive}
        disabled={change.isPending || isMoving}
        onCheckedChange={(next) =>
          change.mutate({ kind, id: item.id, version: item.version, isActive: next })
        }
      />
      <Button variant="ghost" size="icon" aria-label={t("editNamed", { name })} onClick={onEdit}>
        <Pencil aria-hidden />
      </Button>
      <RemoveButton kind={kind} item={item} />
    </li>
  );
}

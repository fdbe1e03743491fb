"use client";
import { queueSorts } from "@handrail/contracts/inputs/queue";
import { Button } from "@handrail/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@handrail/ui/dropdown-menu";
import { IconButton } from "@handrail/ui/icon-button";
import { toast } from "@handrail/ui/toast";
import {
  ArrowDownWideNarrow,
  BookmarkPlus,
  Columns3,
  FileDown,
  ListTree,
  MoreHorizontal,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { isFiltered, isSameQuery, toViewQuery } from "../../lib/queue-address.ts";
import { useErrorText } from "../../lib/use-error-text.ts";
import { trpc } from "../../trpc/client.tsx";
import type { Queue } from "./use-queue.ts";

export type QueueDialog = "columns" | "export" | "save" | "views" | "resolve" | "close" | "merge" | null;

function SortMenu({ queue: { order, choose } }: { queue: Queue }) {
  const t = useTranslations("queue.sort");
  const keep = trpc.queue.changeSettings.useMutation();
  const utils = trpc.useUtils();
  const set = (next: Partial<Queue["order"]>) => {
    const chosen = { ...order, ...next };
    utils.queue.settings.setData(undefined, (before) => before && { ...before, ...chosen });
    keep.mutate(chosen);
    choose({ sort: null, dir: null });
  };
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button size="sm" variant="ghost" aria-label={`${t("label")}: ${t(order.sort)}`}>
          <ArrowDownWideNarrow aria-hidden />
          {t(order.sort)}
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        <DropdownMenuRadioGroup
          value={order.sort}
          onValueChange={(value) => {
            const sort = queueSorts.find((each) => each === value) ?? "updated";
            set({ sort, direction: sort === "due" || sort === "status" ? "asc" : "desc" });
          }}
        >
          {queueSorts.map((sort) => (
            <DropdownMenuRadioItem key={sort} value={sort}>
              {t(sort)}
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
        <DropdownMenuSeparator />
        <DropdownMenuRadioGroup
          value={order.direction}
          onValueChange={(value) => set({ direction: value === "asc" ? "asc" : "desc" })}
        >
          <DropdownMenuRadioItem value="desc">{t("desc")}</DropdownMenuRadioItem>
          <DropdownMenuRadioItem value="asc">{t("asc")}</DropdownMenuRadioItem>
        </DropdownMenuRadioGroup>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

/** What can be done with the list as a whole: saved as a view, its order, its columns, a file of it. */
export function QueueToolbar({ queue, onOpen }: { queue: Queue; onOpen: (dialog: QueueDialog) => void }) {
  const t = useTranslations("queue");
  const errorText = useErrorText();
  const utils = trpc.useUtils();
  const views = trpc.queue.views.useQuery();
  const update = trpc.queue.changeView.useMutation({
    onSuccess: () => {
      toast.success(t("saved.savedToast"));
      void utils.queue.views.invalidate();
      void utils.queue.counts.invalidate();
    },
    onError: (error) => toast.error(errorText(error)),
  });
  const { filters, order } = queue;
  const saved = views.data?.find(({ id }) => id === filters.saved);
  const now = toViewQuery(filters, order);
  const isChanged = saved !== undefined && !isSameQuery(saved.query, now);
  const canSave = saved ? isChanged : isFiltered(filters);
  return (
    <>
      {isChanged && saved?.canChange && (
        <Button
          size="sm"
          variant="link"
          title={t("saved.changed")}
          loading={update.isPending}
          onClick={() => update.mutate({ viewId: saved.id, query: now })}
        >
          {t("saved.update")}
        </Button>
      )}
      {canSave && (
        <Button size="sm" variant="ghost" onClick={() => onOpen("save")}>
          <BookmarkPlus aria-hidden />
          {t("saved.save")}
        </Button>
      )}
      <SortMenu queue={queue} />
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <IconButton size="sm" label={t("options")}>
            <MoreHorizontal />
          </IconButton>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem icon={<Columns3 aria-hidden />} onSelect={() => onOpen("columns")}>
            {t("columns.title")}
          </DropdownMenuItem>
          <DropdownMenuItem icon={<ListTree aria-hidden />} onSelect={() => onOpen("views")}>
            {t("saved.manage")}
          </DropdownMenuItem>
          <DropdownMenuItem icon={<FileDown aria-hidden />} onSelect={() => onOpen("export")}>
            {t("export.title")}
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
    </>
  );
}

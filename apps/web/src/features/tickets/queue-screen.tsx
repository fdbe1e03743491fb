"use client";
import { queueViews } from "@handrail/contracts/inputs/queue";
import { Button } from "@handrail/ui/button";
import { PageHeader } from "@handrail/ui/page-header";
import { CursorPagination } from "@handrail/ui/pagination";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@handrail/ui/tabs";
import { ArrowUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { liveFilter, toAsked } from "../../lib/queue-address.ts";
import { trpc } from "../../trpc/client.tsx";
import { useShortcuts } from "../dashboard/index.ts";
import { useMe } from "../shell/me.tsx";
import { BulkCloseDialog, BulkReport, BulkResolveDialog } from "./bulk-dialogs.tsx";
import { BulkMergeDialog } from "./bulk-merge-dialog.tsx";
import { useFilterOptions } from "./filter-options.tsx";
import { ManageViews } from "./manage-views.tsx";
import { ColumnsDialog } from "./queue-columns.tsx";
import { ExportDialog } from "./queue-export.tsx";
import { type Editing, QueueFilters } from "./queue-filters.tsx";
import { QueueRows } from "./queue-rows.tsx";
import { QueueSearch } from "./queue-search.tsx";
import { type BulkMenu, SelectionBar } from "./queue-selection-bar.tsx";
import { type QueueDialog, QueueToolbar } from "./queue-toolbar.tsx";
import { focusedRow, moveBetweenRows } from "./row-focus.ts";
import { useBulkActions } from "./use-bulk-actions.ts";
import { type Queue, useQueue } from "./use-queue.ts";
import { useQueueCommands } from "./use-queue-commands.tsx";
import { useSelection } from "./use-selection.ts";
import { SaveViewDialog } from "./view-dialogs.tsx";

const cap = 999;

function Views({ view }: { view: Queue["filters"]["view"] }) {
  const t = useTranslations("queue.views");
  const counts = trpc.queue.counts.useQuery();
  const team = counts.data?.teams.find(({ id }) => view === `team:${id}`);
  return (
    <TabsList label={t("label")}>
      {queueViews.map((each) => (
        <TabsTrigger key={each} value={each} count={counts.data?.views[each].count}>
          {t(each)}
        </TabsTrigger>
      ))}
      {team && (
        <TabsTrigger value={view} count={team.count.count}>
          {team.name}
        </TabsTrigger>
      )}
    </TabsList>
  );
}

function Total({ queue }: { queue: Queue }) {
  const t = useTranslations("queue");
  if (!queue.total) return null;
  const { count, isMore } = queue.total;
  return (
    <span className="px-1 text-xs text-fg-muted tabular-nums">
      {isMore ? t("totalMore", { count }) : t("total", { count })}
    </span>
  );
}

/** Every ticket that one works on, by view, filter and search. */
export function QueueScreen() {
  const t = useTranslations("queue");
  const common = useTranslations("common");
  const me = useMe();
  const queue = useQueue();
  const shownRows = queue.rows.rows.map(({ row }) => row);
  const selection = useSelection(shownRows);
  const options = useFilterOptions();
  const search = useRef<HTMLInputElement>(null);
  const [editing, setEditing] = useState<Editing>(null);
  const [dialog, setDialog] = useState<QueueDialog>(null);
  const [menu, setMenu] = useState<BulkMenu>(null);
  const { bulk, apply } = useBulkActions(selection);
  const { filters, choose, order } = queue;
  const { waiting } = queue.rows;

  /** Keys act on what is ticked, or else on the row under the keyboard. */
  const onSelected = (act: () => void) => () => {
    const row = focusedRow();
    if (selection.count === 0) {
      if (!row) return;
      selection.add([row]);
    }
    act();
  };
  const extend = (step: 1 | -1) => () => {
    const from = focusedRow();
    const to = moveBetweenRows(step);
    selection.add([from, to].flatMap((id) => id ?? []));
  };
  const toggle = () => {
    const id = focusedRow();
    if (id) selection.toggle(id);
  };
  const take = () => {
    if (me) apply({ kind: "assignee", assigneeId: me.membershipId }, focusedRow());
  };
  useShortcuts("queue", {
    next: () => void moveBetweenRows(1),
    previous: () => void moveBetweenRows(-1),
    select: toggle,
    selectDown: extend(1),
    selectUp: extend(-1),
    selectPage: selection.togglePage,
    clear: selection.clear,
    search: () => search.current?.focus(),
    filter: () => setEditing("choose"),
    assign: onSelected(() => setMenu("assign")),
    take: onSelected(take),
    status: onSelected(() => setMenu("status")),
    priority: onSelected(() => setMenu("priority")),
    team: onSelected(() => setMenu("team")),
    tags: onSelected(() => setMenu("tags")),
    resolve: onSelected(() => setDialog("resolve")),
    ...(queue.next ? { nextPage: queue.next } : {}),
    ...(queue.previous ? { previousPage: queue.previous } : {}),
  });
  useQueueCommands({
    count: selection.count,
    onMenu: setMenu,
    onDialog: setDialog,
    onFilter: () => setEditing("choose"),
    onTake: take,
    selection,
  });

  const matches = queue.total;
  const goesBeyondPage =
    selection.isAllOfPage &&
    matches &&
    (matches.isMore || matches.count > selection.count) &&
    !selection.isLimited;
  return (
    <Tabs
      value={filters.view}
      onValueChange={(value) =>
        choose({
          view: queueViews.find((view) => view === value) ?? "all",
          saved: null,
          f: filters.saved ? [liveFilter] : filters.f,
        })
      }
      className="gap-3 p-4 md:h-full md:min-h-0 lg:px-6"
    >
      <PageHeader title={t("title")} actions={<QueueSearch queue={queue} input={search} />}>
        <Views view={filters.view} />
      </PageHeader>
      <TabsContent value={filters.view} tabIndex={-1} className="flex min-h-0 flex-1 flex-col gap-3">
        <QueueFilters queue={queue} options={options} editing={editing} onEdit={setEditing}>
          <Total queue={queue} />
          <QueueToolbar queue={queue} onOpen={setDialog} />
        </QueueFilters>
        <div className="relative flex min-h-0 flex-1 flex-col">
          <div role="status" className="absolute inset-x-0 top-10 z-20 flex justify-center">
            {waiting > 0 && (
              <Button
                variant="primary"
                size="sm"
                className="rounded-full shadow-float"
                onClick={queue.showNew}
              >
                <ArrowUp aria-hidden />
                {t("arrivals", { count: Math.min(waiting, cap) })}
              </Button>
            )}
          </div>
          <QueueRows queue={queue} selection={selection} />
        </div>
        {(queue.next || queue.previous) && (
          <CursorPagination
            label={t("pages")}
            previousLabel={common("previous")}
            nextLabel={common("next")}
            previous={queue.previous && { onClick: queue.previous }}
            next={queue.next && { onClick: queue.next }}
            summary={queue.pageNumber ? t("page", { number: queue.pageNumber }) : null}
          />
        )}
        {selection.count > 0 && <div aria-hidden className="h-12 shrink-0" />}
      </TabsContent>
      <SelectionBar
        selection={selection}
        bulk={bulk}
        options={options}
        menu={menu}
        onMenu={setMenu}
        onChange={(change) => {
          setMenu(null);
          apply(change, focusedRow());
        }}
        onResolve={() => setDialog("resolve")}
        onClose={() => setDialog("close")}
        onMerge={() => setDialog("merge")}
        onTakeMatching={
          goesBeyondPage ? () => void selection.takeMatching({ ...toAsked(filters), ...order }) : undefined
        }
      />
      <BulkResolveDialog
        count={selection.count}
        open={dialog === "resolve"}
        onOpenChange={(open) => setDialog(open ? "resolve" : null)}
        onResolve={(resolution) => apply({ kind: "resolve", resolution }, null)}
      />
      <BulkCloseDialog
        count={selection.count}
        open={dialog === "close"}
        onOpenChange={(open) => setDialog(open ? "close" : null)}
        onClose={() => apply({ kind: "status", status: "closed" }, null)}
      />
      <BulkMergeDialog
        targets={selection.targets}
        open={dialog === "merge"}
        onOpenChange={(open) => setDialog(open ? "merge" : null)}
        onMerge={(targetId) => apply({ kind: "merge", targetId }, null)}
      />
      <BulkReport bulk={bulk} onKeep={(targets) => selection.keep(targets)} />
      <ColumnsDialog
        open={dialog === "columns"}
        onOpenChange={(open) => setDialog(open ? "columns" : null)}
      />
      <ExportDialog
        queue={queue}
        open={dialog === "export"}
        onOpenChange={(open) => setDialog(open ? "export" : null)}
      />
      <ManageViews open={dialog === "views"} onOpenChange={(open) => setDialog(open ? "views" : null)} />
      <SaveViewDialog
        query={{ ...toAsked(filters), ...order }}
        open={dialog === "save"}
        onOpenChange={(open) => setDialog(open ? "save" : null)}
        onSaved={({ id }) => choose({ saved: id })}
      />
    </Tabs>
  );
}

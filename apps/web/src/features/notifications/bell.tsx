"use client";
import { Button } from "@handrail/ui/button";
import { EmptyState } from "@handrail/ui/empty-state";
import { IconButton } from "@handrail/ui/icon-button";
import { Popover, PopoverContent, PopoverTrigger } from "@handrail/ui/popover";
import { SkeletonText } from "@handrail/ui/skeleton";
import { Bell as BellIcon, BellOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { trpc } from "../../trpc/client.tsx";
import { NotificationRow } from "./notification-row.tsx";
import { useUnread } from "./use-notifications.ts";

const pageSize = 15;
const mostShown = 99;

function List({ onClose }: { onClose: () => void }) {
  const t = useTranslations("notifications");
  const common = useTranslations("common");
  const utils = trpc.useUtils();
  const list = trpc.notifications.list.useInfiniteQuery(
    { limit: pageSize },
    { getNextPageParam: (page) => page.nextCursor },
  );
  const refresh = () => {
    void utils.notifications.unread.invalidate();
    void utils.notifications.list.invalidate();
  };
  const markRead = trpc.notifications.markRead.useMutation({ onSuccess: refresh });
  const notifications = list.data?.pages.flatMap((page) => page.notifications) ?? [];
  const hasUnread = notifications.some(({ readAt }) => readAt === null);
  return (
    <>
      <header className="flex h-11 items-center justify-between gap-2 border-b border-line ps-3 pe-1.5">
        <h2 className="text-sm font-semibold">{t("title")}</h2>
        <Button
          size="sm"
          variant="ghost"
          disabled={!hasUnread}
          loading={markRead.isPending}
          onClick={() => markRead.mutate({ all: true })}
        >
          {t("markAll")}
        </Button>
      </header>
      <div className="max-h-[min(28rem,70vh)] overflow-y-auto">
        {list.isPending && <SkeletonText lines={4} className="p-3" />}
        {list.isError && (
          <p className="p-3 text-sm text-fg-muted">
            {t("failed")}{" "}
            <Button size="sm" variant="link" onClick={() => void list.refetch()}>
              {common("retry")}
            </Button>
          </p>
        )}
        {list.isSuccess && notifications.length === 0 && (
          <EmptyState icon={<BellOff />} title={t("emptyTitle")} body={t("emptyBody")} />
        )}
        <ul>
          {notifications.map((notification) => (
            <NotificationRow
              key={notification.id}
              notification={notification}
              onOpen={() => {
                if (notification.readAt === null) markRead.mutate({ notificationId: notification.id });
                onClose();
              }}
            />
          ))}
        </ul>
        {list.hasNextPage && (
          <div className="flex justify-center p-2">
            <Button
              size="sm"
              variant="ghost"
              loading={list.isFetchingNextPage}
              onClick={() => void list.fetchNextPage()}
            >
              {common("more")}
            </Button>
          </div>
        )}
      </div>
    </>
  );
}

/** What one was told, with how much of it is new. */
export function Bell() {
  const t = useTranslations("notifications");
  const [isOpen, setOpen] = useState(false);
  const unread = useUnread();
  const shown = unread > mostShown ? `${mostShown}+` : String(unread);
  return (
    <Popover open={isOpen} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <IconButton label={t("open", { count: unread })} side="bottom" className="relative shrink-0">
          <BellIcon />
          {unread > 0 && (
            <span
              aria-hidden
              className="absolute -end-0.5 -top-0.5 grid h-4 min-w-4 place-items-center rounded-full bg-accent px-1 text-[0.625rem] leading-none font-semibold text-on-accent tabular-nums"
            >
              {shown}
            </span>
          )}
        </IconButton>
      </PopoverTrigger>
      <PopoverContent
        aria-label={t("title")}
        align="start"
        className="w-[min(23rem,calc(100vw-1rem))] overflow-hidden p-0"
      >
        <List onClose={() => setOpen(false)} />
      </PopoverContent>
    </Popover>
  );
}

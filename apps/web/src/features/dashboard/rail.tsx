"use client";
import { CountBadge } from "@handrail/ui/badge";
import { cn } from "@handrail/ui/cn";
import {
  BookOpen,
  Home,
  Inbox,
  Lightbulb,
  type LucideIcon,
  MessagesSquare,
  Settings,
  Sparkles,
  Ticket,
  UserRound,
  Users,
} from "lucide-react";
import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { Fragment } from "react";
import { trpc } from "../../trpc/client.tsx";
import { useCan } from "../shell/me.tsx";
import { type Count, useRailViews, useTrueCounts } from "./rail-tickets.ts";

type Item = {
  href: string;
  label: string;
  /** Entries below another one have none. */
  icon?: LucideIcon;
  count?: number | undefined;
};

function RailLink({
  item,
  active,
  onNavigate,
}: {
  item: Item;
  active: boolean;
  onNavigate?: (() => void) | undefined;
}) {
  const Icon = item.icon;
  return (
    <Link
      href={item.href}
      onClick={onNavigate}
      aria-current={active ? "page" : undefined}
      className={cn(
        "flex h-8 items-center gap-2 rounded-control px-2 text-sm text-fg-muted hover:bg-surface-hover hover:text-fg",
        !Icon && "ps-8",
        active && "bg-surface-selected font-medium text-fg",
      )}
    >
      {Icon && <Icon aria-hidden className="size-4 shrink-0" />}
      <span className="min-w-0 flex-1 truncate">{item.label}</span>
      {item.count ? (
        <CountBadge count={item.count} max={999} label={`${item.label}: ${item.count}`} tone="neutral" />
      ) : null}
    </Link>
  );
}

const base = "/support-dashboard";
const tickets = `${base}/tickets`;
const shown = (count: Count | undefined) => (count ? count.count + (count.isMore ? 1 : 0) : undefined);

/** Where everything on the dashboard is, with counts that stay true. */
export function Rail({ onNavigate }: { onNavigate?: () => void }) {
  const t = useTranslations("common.nav");
  const pathname = usePathname();
  const params = useSearchParams();
  const wishes = useTranslations("act.features");
  const canWatch = useCan("audit:read");
  const counts = useTrueCounts();
  const waiting = trpc.chat.queue.useQuery({ view: "waiting" });

  const views = useRailViews(pathname === tickets, params);
  const items: Item[] = [
    { href: base, label: t("home"), icon: Home },
    { href: tickets, label: t("allTickets"), icon: Inbox, count: shown(counts?.views.all) },
    { href: `${tickets}?view=mine`, label: t("myTickets"), icon: Ticket, count: shown(counts?.views.mine) },
    {
      href: `${tickets}?view=unassigned`,
      label: t("unassigned"),
      icon: UserRound,
      count: shown(counts?.views.unassigned),
    },
    { href: `${base}/chats`, label: t("chats"), icon: MessagesSquare, count: waiting.data?.length },
    { href: `${base}/users`, label: t("users"), icon: Users },
    { href: `${base}/kb`, label: t("kb"), icon: BookOpen },
    { href: `${base}/feature-requests`, label: wishes("title"), icon: Lightbulb },
    ...(canWatch ? [{ href: `${base}/insights/ai`, label: t("ai"), icon: Sparkles }] : []),
    { href: `${base}/settings`, label: t("settings"), icon: Settings },
  ];
  const isActive = (item: Item) => {
    const [path, query] = item.href.split("?");
    if (path === tickets && pathname === tickets) {
      const view = params.get("view");
      return !params.get("saved") && (query ?? "") === (view && view !== "all" ? `view=${view}` : "");
    }
    return path === base ? pathname === base : !query && pathname.startsWith(path ?? "");
  };

  return (
    <nav aria-label={t("primary")} className="flex flex-col gap-0.5">
      {items.map((item) => (
        <Fragment key={item.href}>
          <RailLink item={item} active={isActive(item)} onNavigate={onNavigate} />
          {item.icon === UserRound &&
            views.map(({ href, label, count, isActive: isHere }) => (
              <RailLink
                key={href}
                item={{ href, label, count: shown(count) }}
                active={isHere}
                onNavigate={onNavigate}
              />
            ))}
        </Fragment>
      ))}
    </nav>
  );
}

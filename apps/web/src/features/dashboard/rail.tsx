"use client";
import { CountBadge } from "@handrail/ui/badge";
import { cn } from "@handrail/ui/cn";
import {
  BookOpen,
  Home,
  Inbox,
  type LucideIcon,
  MessagesSquare,
  Settings,
  Ticket,
  UserRound,
  Users,
} from "lucide-react";
import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { trpc } from "../../trpc/client.tsx";
import { useDeskEvents } from "./desk-events.tsx";

type Item = { href: string; label: string; icon: LucideIcon; count?: number | undefined; nested?: boolean };

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
        item.nested && "pl-8",
        active && "bg-surface-selected font-medium text-fg",
      )}
    >
      {item.nested ? null : <Icon aria-hidden className="size-4 shrink-0" />}
      <span className="min-w-0 flex-1 truncate">{item.label}</span>
      {item.count ? (
        <CountBadge count={item.count} max={999} label={`${item.label}: ${item.count}`} tone="neutral" />
      ) : null}
    </Link>
  );
}

/** Where everything on the dashboard is, with counts that stay true. */
export function Rail({ onNavigate }: { onNavigate?: () => void }) {
  const t = useTranslations("common.nav");
  const pathname = usePathname();
  const view = useSearchParams().get("view");
  const utils = trpc.useUtils();
  const counts = trpc.tickets.counts.useQuery();
  const waiting = trpc.chat.queue.useQuery({ view: "waiting" });
  useDeskEvents((event) => {
    if (event.kind !== "chat") void utils.tickets.counts.invalidate();
    if (event.kind !== "ticket") void utils.chat.queue.invalidate();
  });

  const base = "/support-dashboard";
  const tickets = `${base}/tickets`;
  const items: Item[] = [
    { href: base, label: t("home"), icon: Home },
    { href: tickets, label: t("allTickets"), icon: Inbox, count: counts.data?.views.all },
    { href: `${tickets}?view=mine`, label: t("myTickets"), icon: Ticket, count: counts.data?.views.mine },
    {
      href: `${tickets}?view=unassigned`,
      label: t("unassigned"),
      icon: UserRound,
      count: counts.data?.views.unassigned,
    },
    { href: `${base}/chats`, label: t("chats"), icon: MessagesSquare, count: waiting.data?.length },
    { href: `${base}/users`, label: t("users"), icon: Users },
    { href: `${base}/kb`, label: t("kb"), icon: BookOpen },
    { href: `${base}/settings`, label: t("settings"), icon: Settings },
  ];
  const isActive = (item: Item) => {
    const [path, query] = item.href.split("?");
    if (path === tickets && pathname === tickets)
      return (query ?? "") === (view && view !== "all" ? `view=${view}` : "");
    return path === base ? pathname === base : !query && pathname.startsWith(path ?? "");
  };

  return (
    <nav aria-label={t("primary")} className="flex flex-col gap-0.5">
      {items.map((item) => (
        <RailLink key={item.href} item={item} active={isActive(item)} onNavigate={onNavigate} />
      ))}
    </nav>
  );
}

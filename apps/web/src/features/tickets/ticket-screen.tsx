"use client";
import { Button } from "@handrail/ui/button";
import { EmptyState } from "@handrail/ui/empty-state";
import { ErrorState } from "@handrail/ui/error-state";
import { Sheet, SheetBody, SheetContent, SheetHeader, SheetTitle } from "@handrail/ui/sheet";
import { toast } from "@handrail/ui/toast";
import {
  AlarmClock,
  CheckCircle2,
  CircleDashed,
  FileText,
  Link2,
  Lock,
  Reply,
  SearchX,
  SignalHigh,
  UserRound,
  UserRoundCheck,
} from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useMemo, useState } from "react";
import { errorDetails } from "../../lib/errors.ts";
import { focusItself } from "../../lib/focus-itself.ts";
import { useErrorText } from "../../lib/use-error-text.ts";
import { useScreenCommands, useShortcuts } from "../dashboard/index.ts";
import { useReadHere } from "../notifications/index.ts";
import { useMe } from "../shell/me.tsx";
import { ThreadSkeleton, useDeskConversation } from "../thread/index.ts";
import { lastQueue, lastRows, neighbours } from "./queue-link.ts";
import { ResolveDialog } from "./resolve-dialog.tsx";
import { isOver, nextStatuses } from "./statuses.ts";
import { TicketConversation } from "./ticket-conversation.tsx";
import { TicketHeader } from "./ticket-header.tsx";
import type { OpenField } from "./ticket-properties.tsx";
import { TicketSidebar } from "./ticket-sidebar.tsx";
import { useColleagues } from "./use-colleagues.ts";
import { useMarkSeen } from "./use-mark-seen.ts";
import { type Ticket, useTicket } from "./use-ticket.ts";
import { useTicketChanges } from "./use-ticket-changes.ts";
import { useViewers, type Viewer } from "./use-viewers.ts";

const isWide = () => window.matchMedia("(min-width: 64rem)").matches;

function OpenTicket({
  ticket,
  refresh,
  viewers,
}: {
  ticket: Ticket;
  refresh: () => void;
  viewers: readonly Viewer[];
}) {
  const t = useTranslations("tickets.ticket");
  const more = useTranslations("templates.commands");
  const common = useTranslations("common");
  const router = useRouter();
  const me = useMe();
  const everybody = useColleagues();
  const colleagues = useMemo(
    () =>
      everybody.filter(
        ({ branchIds }) => branchIds === null || (ticket.branch && branchIds.includes(ticket.branch.id)),
      ),
    [everybody, ticket.branch],
  );
  const desk = useDeskConversation(ticket.conversationId, {
    ticket: { id: ticket.id, categoryId: ticket.category?.id ?? null },
    colleagues,
    onChanged: refresh,
  });
  useReadHere(ticket.id);
  useMarkSeen(ticket.id, ticket.lastMessageAt);
  const changes = useTicketChanges(ticket.id);
  const [openField, setOpenField] = useState<OpenField>(null);
  const [resolving, setResolving] = useState(false);
  const [showsDetails, setShowsDetails] = useState(false);
  const [snoozing, setSnoozing] = useState(false);

  const next: readonly string[] = nextStatuses[ticket.status];
  const canResolve = next.includes("resolved");
  const isMine = ticket.assignee?.membershipId === me?.membershipId;
  const openChoice = (field: OpenField) => {
    if (isOver(ticket.status)) return;
    if (!isWide()) setShowsDetails(true);
    setOpenField(field);
  };
  const [beside, setBeside] = useState<ReturnType<typeof neighbours>>({ previous: null, next: null });
  useEffect(() => setBeside(neighbours(lastRows(), ticket.id)), [ticket.id]);
  const goTo = (id: string | null) => {
    if (id) router.push(`/support-dashboard/tickets/${id}`);
  };
  const snooze = () => {
    if (!canResolve) return;
    if (!isWide()) setShowsDetails(true);
    setSnoozing(true);
  };
  const insertTemplate = () => {
    if (isOver(ticket.status)) return;
    desk.composer.focus("reply");
    desk.suggest.ask("/");
  };
  const undo = () => {
    if (desk.scheduled.newest) void desk.scheduled.onUndo(desk.scheduled.newest);
  };
  const resolve = () => canResolve && setResolving(true);
  const take = () => {
    if (me) changes.mutate({ field: "assignee", to: { membershipId: me.membershipId, name: me.name } });
  };
  const copyLink = () =>
    void navigator.clipboard.writeText(window.location.href).then(() => toast.success(t("linkCopied")));

  useShortcuts("ticket", {
    reply: () => desk.composer.focus("reply"),
    note: () => desk.composer.focus("note"),
    assign: () => openChoice("assignee"),
    status: () => openChoice("status"),
    priority: () => openChoice("priority"),
    resolve: () => void resolve(),
    template: insertTemplate,
    snooze,
    undo,
    previousTicket: () => goTo(beside.previous),
    nextTicket: () => goTo(beside.next),
    back: () => router.push(lastQueue()),
  });
  useScreenCommands({
    heading: ticket.number,
    items: [
      {
        id: "reply",
        label: t("commands.reply"),
        icon: <Reply aria-hidden />,
        shortcut: ["r"],
        onSelect: () => desk.composer.focus("reply"),
      },
      {
        id: "note",
        label: t("commands.note"),
        icon: <Lock aria-hidden />,
        shortcut: ["n"],
        onSelect: () => desk.composer.focus("note"),
      },
      ...(isMine || !canResolve
        ? []
        : [{ id: "take", label: t("commands.take"), icon: <UserRoundCheck aria-hidden />, onSelect: take }]),
      {
        id: "assign",
        label: t("commands.assign"),
        icon: <UserRound aria-hidden />,
        shortcut: ["a"],
        onSelect: () => openChoice("assignee"),
      },
      {
        id: "status",
        label: t("commands.status"),
        icon: <CircleDashed aria-hidden />,
        shortcut: ["s"],
        onSelect: () => openChoice("status"),
      },
      {
        id: "priority",
        label: t("commands.priority"),
        icon: <SignalHigh aria-hidden />,
        shortcut: ["p"],
        onSelect: () => openChoice("priority"),
      },
      {
        id: "template",
        label: more("template"),
        icon: <FileText aria-hidden />,
        shortcut: ["t"],
        onSelect: insertTemplate,
      },
      ...(canResolve
        ? [
            {
              id: "snooze",
              label: more("snooze"),
              icon: <AlarmClock aria-hidden />,
              shortcut: ["h"],
              onSelect: snooze,
            },
            {
              id: "resolve",
              label: t("commands.resolve"),
              icon: <CheckCircle2 aria-hidden />,
              shortcut: ["e"],
              onSelect: resolve,
            },
          ]
        : []),
      { id: "link", label: t("copyLink"), icon: <Link2 aria-hidden />, onSelect: copyLink },
    ],
  });

  const sidebar = (
    <TicketSidebar
      ticket={ticket}
      changes={changes}
      openField={openField}
      onOpenField={setOpenField}
      colleagues={colleagues}
      isSnoozeOpen={snoozing}
      onSnoozeOpen={setSnoozing}
      onResolve={() => {
        setShowsDetails(false);
        setResolving(true);
      }}
    />
  );
  return (
    <div className="flex h-full min-h-0">
      <div className="flex min-w-0 flex-1 flex-col">
        <TicketHeader
          ticket={ticket}
          viewers={viewers}
          onResolve={resolve}
          onDetails={() => setShowsDetails(true)}
          onPrevious={beside.previous ? () => goTo(beside.previous) : undefined}
          onNext={beside.next ? () => goTo(beside.next) : undefined}
        />
        <TicketConversation ticket={ticket} desk={desk} />
      </div>
      <aside
        aria-label={t("details")}
        className="w-80 shrink-0 overflow-y-auto overscroll-contain border-s border-line bg-surface max-lg:hidden"
      >
        {showsDetails ? null : sidebar}
      </aside>
      <Sheet open={showsDetails} onOpenChange={setShowsDetails}>
        <SheetContent closeLabel={common("close")} aria-describedby={undefined} onOpenAutoFocus={focusItself}>
          <SheetHeader>
            <SheetTitle>{t("details")}</SheetTitle>
          </SheetHeader>
          <SheetBody className="px-0! py-0!">{sidebar}</SheetBody>
        </SheetContent>
      </Sheet>
      <ResolveDialog ticket={ticket} changes={changes} open={resolving} onOpenChange={setResolving} />
    </div>
  );
}

/** One ticket, live. */
export function TicketScreen({ ticketId }: { ticketId: string }) {
  const t = useTranslations("tickets.ticket");
  const common = useTranslations("common");
  const errorText = useErrorText();
  const { query, ticket, refresh, viewers } = useTicket(ticketId);
  const others = useViewers(viewers);
  if (ticket) return <OpenTicket key={ticket.id} ticket={ticket} refresh={refresh} viewers={others} />;
  if (query.isError && errorDetails(query.error).code === "NOT_FOUND") {
    return (
      <EmptyState
        icon={<SearchX />}
        title={t("missingTitle")}
        body={t("missingBody")}
        action={
          <Button asChild>
            <Link href="/support-dashboard/tickets">{t("back")}</Link>
          </Button>
        }
      />
    );
  }
  if (query.isError) {
    return (
      <ErrorState
        title={t("failed")}
        body={errorText(query.error)}
        retryLabel={common("retry")}
        onRetry={() => void query.refetch()}
        retrying={query.isFetching}
      />
    );
  }
  return (
    <div className="flex h-full flex-col">
      <div className="h-16 border-b border-line bg-surface" />
      <ThreadSkeleton />
    </div>
  );
}

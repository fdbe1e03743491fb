"use client";
import { Sheet, SheetBody, SheetContent, SheetHeader, SheetTitle } from "@handrail/ui/sheet";
import { toast } from "@handrail/ui/toast";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { focusItself } from "../../lib/focus-itself.ts";
import { EscalateDialog } from "../escalation/index.ts";
import { useReadHere } from "../notifications/index.ts";
import { useMe } from "../shell/me.tsx";
import { useDeskConversation } from "../thread/index.ts";
import { lastQueue, lastRows, neighbours } from "./queue-link.ts";
import { ResolveDialog } from "./resolve-dialog.tsx";
import { startSplit, useSplitMode } from "./split-mode.ts";
import { isOver, nextStatuses } from "./statuses.ts";
import { TicketConversation } from "./ticket-conversation.tsx";
import { TicketHeader } from "./ticket-header.tsx";
import { sentryOf } from "./ticket-links.tsx";
import type { OpenField } from "./ticket-properties.tsx";
import { TicketSidebar } from "./ticket-sidebar.tsx";
import { useColleaguesOf } from "./use-colleagues.ts";
import { useMarkSeen } from "./use-mark-seen.ts";
import type { Ticket } from "./use-ticket.ts";
import { useTicketChanges } from "./use-ticket-changes.ts";
import { useTicketCommands } from "./use-ticket-commands.tsx";
import type { Viewer } from "./use-viewers.ts";

const isWide = () => window.matchMedia("(min-width: 64rem)").matches;

/** The tickets beside this one in the queue that it was opened from, and going there. */
function useNeighbours(ticketId: string) {
  const router = useRouter();
  const [beside, setBeside] = useState<ReturnType<typeof neighbours>>({ previous: null, next: null });
  useEffect(() => setBeside(neighbours(lastRows(), ticketId)), [ticketId]);
  const to = (id: string | null) => (id ? () => router.push(`/support-dashboard/tickets/${id}`) : undefined);
  return { previous: to(beside.previous), next: to(beside.next) };
}

type Props = { ticket: Ticket; refresh: () => void; viewers: readonly Viewer[] };

/** A ticket that is there: what was said, what may be changed, and everything by key. */
export function OpenTicket({ ticket, refresh, viewers }: Props) {
  const t = useTranslations("tickets.ticket");
  const common = useTranslations("common");
  const router = useRouter();
  const me = useMe();
  const colleagues = useColleaguesOf(ticket.branch?.id ?? null);
  const desk = useDeskConversation(ticket.conversationId, {
    ticket: { id: ticket.id, categoryId: ticket.category?.id ?? null },
    colleagues,
    onChanged: refresh,
  });
  useReadHere("ticketId", ticket.id);
  useMarkSeen(ticket.id, ticket.lastMessageAt);
  const changes = useTicketChanges(ticket.id);
  const [openField, setOpenField] = useState<OpenField>(null);
  const [resolving, setResolving] = useState(false);
  const [escalating, setEscalating] = useState(false);
  const [showsDetails, setShowsDetails] = useState(false);
  const isSplitting = useSplitMode(ticket.id) !== null;
  useEffect(() => {
    if (isSplitting) setShowsDetails(false);
  }, [isSplitting]);
  const [snoozing, setSnoozing] = useState(false);
  const beside = useNeighbours(ticket.id);

  const next: readonly string[] = nextStatuses[ticket.status];
  const canResolve = next.includes("resolved");
  const isMine = ticket.assignee?.membershipId === me?.membershipId;
  const showDetails = () => {
    if (!isWide()) setShowsDetails(true);
  };
  const choose = (field: OpenField) => () => {
    if (isOver(ticket.status)) return;
    showDetails();
    setOpenField(field);
  };
  const resolve = () => setResolving(true);
  const sentryUrl = sentryOf(ticket)?.url;
  useTicketCommands(ticket, {
    reply: () => desk.composer.focus("reply"),
    note: () => desk.composer.focus("note"),
    assign: choose("assignee"),
    status: choose("status"),
    priority: choose("priority"),
    linkArticle: choose("article"),
    take:
      isMine || !canResolve || !me
        ? null
        : () => changes.mutate({ field: "assignee", to: { membershipId: me.membershipId, name: me.name } }),
    resolve: canResolve ? resolve : null,
    escalate: canResolve ? () => setEscalating(true) : null,
    snooze: canResolve
      ? () => {
          showDetails();
          setSnoozing(true);
        }
      : null,
    split: isOver(ticket.status) ? null : () => startSplit(ticket.id),
    template: () => {
      if (isOver(ticket.status)) return;
      desk.composer.focus("reply");
      desk.suggest.ask("/");
    },
    undo: () => {
      if (desk.scheduled.newest) void desk.scheduled.onUndo(desk.scheduled.newest);
    },
    viewInSentry: sentryUrl ? () => void window.open(sentryUrl, "_blank", "noopener,noreferrer") : null,
    copyLink: () =>
      void navigator.clipboard.writeText(window.location.href).then(() => toast.success(t("linkCopied"))),
    previousTicket: () => beside.previous?.(),
    nextTicket: () => beside.next?.(),
    back: () => router.push(lastQueue()),
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
      onEscalate={() => {
        setShowsDetails(false);
        setEscalating(true);
      }}
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
          onPrevious={beside.previous}
          onNext={beside.next}
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
      <EscalateDialog
        ticket={ticket}
        colleagues={colleagues}
        open={escalating}
        onOpenChange={setEscalating}
        onDone={refresh}
      />
    </div>
  );
}

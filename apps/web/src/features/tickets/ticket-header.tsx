"use client";
import { AvatarStack } from "@handrail/ui/avatar";
import { Button } from "@handrail/ui/button";
import { IconButton } from "@handrail/ui/icon-button";
import { toast } from "@handrail/ui/toast";
import { ArrowLeft, CheckCircle2, ChevronDown, ChevronUp, Eye, Link2, PanelRight } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { lastQueue } from "./queue-link.ts";
import { StatusBadge } from "./status-badge.tsx";
import { nextStatuses } from "./statuses.ts";
import type { Ticket } from "./use-ticket.ts";
import type { Viewer } from "./use-viewers.ts";

type Props = {
  ticket: Ticket;
  viewers: readonly Viewer[];
  onResolve: () => void;
  onDetails: () => void;
  /** Going to the tickets beside this one in the queue; left out where there is none. */
  onPrevious?: (() => void) | undefined;
  onNext?: (() => void) | undefined;
};

function Viewers({ viewers }: { viewers: readonly Viewer[] }) {
  const t = useTranslations("tickets.ticket");
  const [first] = viewers;
  return (
    <div role="status" className="flex items-center">
      {first && (
        <span className="flex items-center gap-1.5 rounded-full border border-line bg-surface-sunken py-0.5 ps-1 pe-2.5 text-xs text-fg-muted">
          <AvatarStack people={viewers} size="xs" moreLabel={(count) => t("moreViewers", { count })} />
          <Eye aria-hidden className="size-3.5" />
          <span className="max-sm:sr-only">
            {viewers.length === 1
              ? t("viewing", { name: first.name })
              : t("severalViewing", { name: first.name, count: viewers.length - 1 })}
          </span>
        </span>
      )}
    </div>
  );
}

/** Which ticket this is, who else looks at it, and what is done most. */
export function TicketHeader(props: Props) {
  const { ticket, viewers, onResolve, onDetails, onPrevious, onNext } = props;
  const more = useTranslations("templates.commands");
  const t = useTranslations("tickets.ticket");
  const router = useRouter();
  const next: readonly string[] = nextStatuses[ticket.status];
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(window.location.href);
      toast.success(t("linkCopied"));
    } catch {
      toast.error(t("linkNotCopied"), { description: window.location.href });
    }
  };
  return (
    <header className="flex shrink-0 items-start gap-2 border-b border-line bg-surface px-3 py-2.5 sm:px-4">
      <IconButton label={t("back")} shortcut={["u"]} side="bottom" onClick={() => router.push(lastQueue())}>
        <ArrowLeft className="rtl:rotate-180" />
      </IconButton>
      <div className="min-w-0 flex-1 py-0.5">
        <h1 className="text-base leading-6 font-semibold wrap-anywhere text-fg sm:truncate">
          {ticket.subject}
        </h1>
        <div className="mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-fg-muted">
          <span className="tabular-nums">{ticket.number}</span>
          <IconButton
            label={t("copyLink")}
            size="sm"
            side="bottom"
            onClick={() => void copy()}
            className="-my-1 -ms-1.5"
          >
            <Link2 className="size-3.5!" />
          </IconButton>
          <StatusBadge status={ticket.status} />
          <Viewers viewers={viewers} />
        </div>
      </div>
      {(onPrevious || onNext) && (
        <span className="flex max-sm:hidden">
          <IconButton
            label={more("previous")}
            shortcut={["["]}
            side="bottom"
            disabled={!onPrevious}
            onClick={onPrevious}
          >
            <ChevronUp />
          </IconButton>
          <IconButton label={more("next")} shortcut={["]"]} side="bottom" disabled={!onNext} onClick={onNext}>
            <ChevronDown />
          </IconButton>
        </span>
      )}
      {next.includes("resolved") && (
        <Button onClick={onResolve} className="max-sm:hidden">
          <CheckCircle2 aria-hidden />
          {t("resolve")}
        </Button>
      )}
      <IconButton label={t("details")} side="bottom" onClick={onDetails} className="lg:hidden">
        <PanelRight />
      </IconButton>
    </header>
  );
}

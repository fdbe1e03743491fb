"use client";
import { ticketContextSchema } from "@handrail/contracts/inputs/tickets";
import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useGuest } from "../../lib/guest-mode.ts";
import { RelativeTime } from "../shell/relative-time.tsx";
import { ContextList } from "../support-modal/index.ts";
import { TicketState } from "./ticket-state.tsx";
import type { OwnTicket } from "./ticket-view.tsx";
import { useTicketHref } from "./use-ticket-href.ts";

/** What a ticket is about and where it stands; stays in sight while the conversation scrolls. */
export function TicketHeading({ ticket }: { ticket: OwnTicket }) {
  const t = useTranslations("support.ticket");
  const types = useTranslations("vocabulary.ticketType");
  const href = useTicketHref();
  const guest = useGuest();
  const context = ticketContextSchema.safeParse(ticket.context);
  const { number, subject, status, assigneeName, resolvedAt, closedAt, type, category, createdAt } = ticket;
  return (
    <>
      <Link
        href={href(null)}
        className="mt-5 inline-flex w-fit items-center gap-1.5 py-1 text-sm text-fg-muted no-underline hover:text-fg"
      >
        <ArrowLeft aria-hidden className="size-4 rtl:-scale-x-100" />
        {t(guest ? "backToTrack" : "back")}
      </Link>
      <header className="sticky top-0 z-10 -mx-4 border-b border-line bg-canvas px-4 py-3 sm:mx-0 sm:px-0">
        <h1 className="text-lg font-semibold text-balance wrap-anywhere max-sm:line-clamp-2">{subject}</h1>
        <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-md">
          <TicketState status={status} assigneeName={assigneeName} endedAt={closedAt ?? resolvedAt} />
          <span className="text-sm text-fg-subtle">{number}</span>
        </p>
      </header>
      <p className="mt-3 text-sm text-fg-muted">
        {types(type)}
        {category ? ` · ${category.name}` : ""} · {t("opened")} <RelativeTime at={createdAt} />
      </p>
      {context.success && Object.keys(context.data).length > 0 ? (
        <details className="group mt-2 text-sm">
          <summary className="w-fit cursor-pointer text-fg-muted underline-offset-4 hover:text-fg hover:underline">
            {t("shared")}
          </summary>
          <ContextList
            context={context.data}
            className="mt-3 rounded-card border border-line bg-surface p-4"
          />
        </details>
      ) : null}
    </>
  );
}

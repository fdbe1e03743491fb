"use client";
import { channels } from "@handrail/contracts";
import { Badge } from "@handrail/ui/badge";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { plainText } from "../../lib/plain-text.ts";
import { useChannel } from "../../realtime/use-channel.ts";
import type { RouterOutputs } from "../../trpc/client.tsx";
import { RelativeTime } from "../shell/relative-time.tsx";
import { TicketState } from "./ticket-state.tsx";

type Ticket = RouterOutputs["tickets"]["own"]["tickets"][number];

type Props = { ticket: Ticket; onChanged: () => void };

/** One own ticket in a list: where it stands, what it is about, when something last happened. */
export function OwnTicketRow({ ticket, onChanged }: Props) {
  const t = useTranslations("support.list");
  const { number, subject, preview, status, lastMessageAt, category, conversationId, isUnread } = ticket;
  useChannel(channels.conversation(conversationId), {
    message: onChanged,
    ticket: onChanged,
    onSubscribed: onChanged,
  });
  return (
    <Link
      href={`/support/${encodeURIComponent(number)}`}
      className="block rounded-card border border-line bg-surface px-4 py-3.5 text-fg no-underline transition-colors hover:border-line-strong hover:bg-surface-hover"
    >
      <span className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 text-md">
        <TicketState status={status} />
        <span className="flex items-center gap-2 text-sm text-fg-subtle">
          {isUnread ? <Badge tone="accent">{t("unread")}</Badge> : null}
          <RelativeTime at={lastMessageAt} />
        </span>
      </span>
      <span className="mt-1.5 block truncate font-semibold">{subject}</span>
      <span className="mt-0.5 line-clamp-2 text-md text-fg-muted wrap-anywhere">{plainText(preview)}</span>
      <span className="mt-2 block truncate text-sm text-fg-subtle">
        <span className="sr-only">{t("number")} </span>
        {number}
        {category ? ` · ${category.name}` : ""}
      </span>
    </Link>
  );
}

"use client";
import { Badge } from "@handrail/ui/badge";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type RouterOutputs, trpc } from "../../trpc/client.tsx";
import { RelativeTime } from "../shell/relative-time.tsx";
import { HistoryEntry, isSilent, ticketHref } from "../tickets/index.ts";

type Contact = RouterOutputs["contacts"]["get"];

/** The last chats of a person. */
export function Chats({ chats }: { chats: Contact["chats"] }) {
  const t = useTranslations("dashboard.people");
  const modes = useTranslations("vocabulary.chatMode");
  if (chats.length === 0) return null;
  return (
    <section className="flex flex-col gap-1">
      <h3 className="text-sm font-semibold text-fg">{t("chats")}</h3>
      <ul className="-mx-2">
        {chats.map(({ id, lastMessageAt, chatSession }) => (
          <li key={id}>
            <Link
              href={`/support-dashboard/chats?chat=${id}`}
              className="flex items-center gap-2 rounded-control px-2 py-2 text-sm hover:bg-surface-hover"
            >
              <span className="min-w-0 flex-1 truncate text-fg">{chatSession?.topic ?? t("chat")}</span>
              {chatSession && <Badge tone="neutral">{modes(chatSession.mode)}</Badge>}
              <RelativeTime at={lastMessageAt} className="text-xs text-fg-muted" />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What last happened to the tickets of a person. */
export function Happened({ events }: { events: Contact["events"] }) {
  const t = useTranslations("dashboard.people");
  const words = useTranslations("tickets.history");
  const categories = trpc.kb.categories.useQuery();
  const categoryName = (id: string) =>
    categories.data?.find((category) => category.id === id)?.name ?? words("aCategory");
  const told = events.filter((event) => !isSilent(event));
  if (told.length === 0) return null;
  return (
    <section className="flex flex-col gap-3 text-sm">
      <h3 className="font-semibold text-fg">{t("happened")}</h3>
      <ol>
        {told.map(({ ticket, ...event }) => (
          <HistoryEntry
            key={event.id}
            event={event}
            categoryName={categoryName}
            ticket={ticket && <Link href={ticketHref(ticket.id)}>{ticket.number}</Link>}
          />
        ))}
      </ol>
    </section>
  );
}

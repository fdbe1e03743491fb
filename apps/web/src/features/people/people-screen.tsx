"use client";
import { Avatar } from "@handrail/ui/avatar";
import { Badge } from "@handrail/ui/badge";
import { Button } from "@handrail/ui/button";
import { cn } from "@handrail/ui/cn";
import { EmptyState } from "@handrail/ui/empty-state";
import { PageHeader } from "@handrail/ui/page-header";
import { SearchInput } from "@handrail/ui/search-input";
import { Sheet, SheetBody, SheetContent, SheetHeader, SheetTitle } from "@handrail/ui/sheet";
import { BadgeCheck, TicketPlus, UserRoundSearch } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { parseAsString, useQueryStates } from "nuqs";
import { useRef } from "react";
import { focusItself } from "../../lib/focus-itself.ts";
import { useDebounced } from "../../lib/use-debounced.ts";
import { type RouterOutputs, trpc } from "../../trpc/client.tsx";
import { useKeys } from "../dashboard/index.ts";
import { QueryState } from "../shell/query-state.tsx";
import { RelativeTime } from "../shell/relative-time.tsx";
import { ContactCard } from "./contact-card.tsx";

type Person = RouterOutputs["contacts"]["find"][number];

const most = 50;

function PersonRow({ person, onOpen }: { person: Person; onOpen: () => void }) {
  const t = useTranslations("dashboard.people");
  const tiers = useTranslations("vocabulary.tier");
  return (
    <li>
      <button
        type="button"
        onClick={onOpen}
        className="flex min-h-12 w-full items-center gap-3 border-b border-line px-3 py-2 text-start text-sm -outline-offset-2 hover:bg-surface-hover"
      >
        <Avatar name={person.name} decorative />
        <span className="min-w-0 flex-1">
          <span className="flex items-center gap-1.5">
            <span className="truncate font-medium text-fg">{person.name}</span>
            {person.isVerified && (
              <BadgeCheck aria-label={t("verified")} className="size-4 shrink-0 text-tone-success-solid" />
            )}
          </span>
          <span className="block truncate text-fg-muted">{person.email}</span>
        </span>
        {person.branch && (
          <span className="max-w-40 truncate text-fg-muted max-md:hidden">{person.branch.name}</span>
        )}
        <Badge tone="neutral">{tiers(person.plan)}</Badge>
        <span className="w-20 text-end text-fg-muted tabular-nums max-sm:hidden">
          {t("tickets", { count: person.ticketCount })}
        </span>
        <span className="w-32 text-end text-fg-muted max-md:hidden">
          {person.lastSeenAt && <RelativeTime at={person.lastSeenAt} />}
        </span>
      </button>
    </li>
  );
}

/** Looks up who asks: by name or address, then the person with all that is known. */
export function PeopleScreen() {
  const t = useTranslations("dashboard.people");
  const behalf = useTranslations("tickets.behalf");
  const common = useTranslations("common");
  const [{ q, contact }, setPlace] = useQueryStates({
    q: parseAsString.withDefault(""),
    contact: parseAsString.withDefault(""),
  });
  const search = useDebounced(q.trim(), 200);
  const people = trpc.contacts.find.useQuery(
    { search: search.slice(0, 200), limit: most },
    { placeholderData: (previous) => previous },
  );
  const input = useRef<HTMLInputElement>(null);
  useKeys({ "/": () => input.current?.focus() });
  return (
    <div className="mx-auto flex max-w-[72rem] flex-col gap-4 p-4 lg:p-6">
      <PageHeader
        title={t("title")}
        description={t("description")}
        actions={
          <Button asChild>
            <Link href="/support-dashboard/users/new-ticket">
              <TicketPlus aria-hidden />
              {behalf("title")}
            </Link>
          </Button>
        }
      />
      <SearchInput
        ref={input}
        className="max-w-120"
        label={t("search")}
        value={q}
        onText={(text) => void setPlace({ q: text || null })}
        shortcut="/"
      />
      <QueryState
        query={people}
        failed={t("failed")}
        rows={10}
        className="rounded-card border border-line bg-surface"
      />
      {people.data?.length === 0 && (
        <EmptyState
          icon={<UserRoundSearch />}
          title={t(search ? "nobodyTitle" : "emptyTitle")}
          body={t(search ? "nobodyBody" : "emptyBody")}
        />
      )}
      {people.data && people.data.length > 0 && (
        <>
          <ul
            aria-label={t("results")}
            className={cn(
              "overflow-hidden rounded-card border border-line bg-surface [&>li:last-child>button]:border-b-0",
              people.isPlaceholderData && "opacity-60",
            )}
          >
            {people.data.map((person) => (
              <PersonRow
                key={person.id}
                person={person}
                onOpen={() => void setPlace({ contact: person.id })}
              />
            ))}
          </ul>
          {people.data.length === most && (
            <p className="text-sm text-fg-muted">{t("more", { count: most })}</p>
          )}
        </>
      )}
      <Sheet open={contact !== ""} onOpenChange={(open) => !open && void setPlace({ contact: null })}>
        <SheetContent closeLabel={common("close")} aria-describedby={undefined} onOpenAutoFocus={focusItself}>
          <SheetHeader>
            <SheetTitle>{t("person")}</SheetTitle>
          </SheetHeader>
          <SheetBody>{contact && <ContactCard contactId={contact} />}</SheetBody>
        </SheetContent>
      </Sheet>
    </div>
  );
}

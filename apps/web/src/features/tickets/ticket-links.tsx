"use client";
import { Badge } from "@handrail/ui/badge";
import { Combobox } from "@handrail/ui/combobox";
import { IconButton } from "@handrail/ui/icon-button";
import { BookOpen, Bug, ExternalLink, Link2, Plus, X } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { z } from "zod";
import { useDebounced } from "../../lib/use-debounced.ts";
import { trpc } from "../../trpc/client.tsx";
import { SideCard } from "./side-card.tsx";
import { isOver } from "./statuses.ts";
import type { Ticket } from "./use-ticket.ts";
import type { TicketChanges } from "./use-ticket-changes.ts";

const linksSchema = z.looseObject({ sentry: z.string().optional() }).catch({});

/** PURE. Where the error that a ticket is about is shown, if it says so. */
function sentryUrl(links: unknown): string | null {
  const { sentry } = linksSchema.parse(links);
  return sentry && URL.canParse(sentry) && new URL(sentry).protocol === "https:" ? sentry : null;
}

function LinkArticle({ ticket, changes }: { ticket: Ticket; changes: TicketChanges }) {
  const t = useTranslations("templates.links");
  const [typed, setTyped] = useState("");
  const query = useDebounced(typed.trim(), 200);
  const search = trpc.kb.search.useQuery(
    { query, limit: 8 },
    { enabled: query.length > 1, placeholderData: (before) => before },
  );
  const hits = (search.data ?? []).filter(
    ({ articleId }) => !ticket.articles.some((each) => each.id === articleId),
  );
  const link = (articleId: string) => {
    const hit = hits.find((each) => each.articleId === articleId);
    if (!hit) return;
    const article = { id: hit.articleId, slug: hit.slug, title: hit.title };
    changes.mutate({ field: "article", article, isLinked: true });
    setTyped("");
  };
  return (
    <Combobox
      label={t("add")}
      placeholder={t("add")}
      searchPlaceholder={t("search")}
      emptyLabel={query.length > 1 ? t("nothingFound") : t("hint")}
      options={hits.map(({ articleId, title, category }) => ({
        value: articleId,
        label: title,
        ...(category ? { hint: category.name } : {}),
      }))}
      value={null}
      onValueChange={link}
      query={typed}
      onQueryChange={setTyped}
      loadingLabel={search.isFetching ? t("searching") : undefined}
      trigger={
        <button
          type="button"
          disabled={isOver(ticket.status)}
          className="inline-flex h-7 items-center gap-1.5 rounded-control text-sm font-medium text-accent-text hover:underline disabled:text-fg-disabled [&_svg]:size-4"
        >
          <Plus aria-hidden />
          {t("add")}
        </button>
      }
    />
  );
}

/** Articles that the ticket is about, and where else one looks. */
export function TicketLinks({ ticket, changes }: { ticket: Ticket; changes: TicketChanges }) {
  const t = useTranslations("templates.links");
  const sentry = sentryUrl(ticket.links);
  return (
    <SideCard title={t("title")} icon={<Link2 aria-hidden />}>
      <ul className="flex flex-col gap-1">
        {sentry && (
          <li>
            <a
              href={sentry}
              target="_blank"
              rel="noopener noreferrer nofollow"
              className="inline-flex min-h-7 items-center gap-2 text-accent-text hover:underline"
            >
              <Bug aria-hidden className="size-4" />
              {t("sentry")}
              <ExternalLink aria-hidden className="size-3.5" />
            </a>
          </li>
        )}
        {ticket.articles.map((article) => (
          <li key={article.id} className="flex min-h-7 items-center gap-2">
            <BookOpen aria-hidden className="size-4 shrink-0 text-fg-subtle" />
            <Link
              href={`/help/${article.slug}`}
              target="_blank"
              className="min-w-0 flex-1 truncate text-accent-text hover:underline"
            >
              {article.title}
            </Link>
            {article.visibility === "internal" && <Badge tone="note">{t("internal")}</Badge>}
            <IconButton
              size="sm"
              label={t("remove", { title: article.title })}
              disabled={isOver(ticket.status)}
              onClick={() => changes.mutate({ field: "article", article, isLinked: false })}
            >
              <X />
            </IconButton>
          </li>
        ))}
      </ul>
      <LinkArticle ticket={ticket} changes={changes} />
    </SideCard>
  );
}

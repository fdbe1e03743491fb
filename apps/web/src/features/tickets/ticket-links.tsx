"use client";
import { Badge } from "@handrail/ui/badge";
import { Combobox } from "@handrail/ui/combobox";
import { IconButton } from "@handrail/ui/icon-button";
import { BookOpen, Bug, Building2, House, Link2, Package, Plus, X } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useDebounced } from "../../lib/use-debounced.ts";
import { trpc } from "../../trpc/client.tsx";
import { useCan } from "../shell/me.tsx";
import { OutsideLink } from "../shell/outside-link.tsx";
import { SideCard } from "./side-card.tsx";
import { isOver } from "./statuses.ts";
import type { Ticket } from "./use-ticket.ts";
import type { TicketChanges } from "./use-ticket-changes.ts";

type Outside = Ticket["outside"][number];

/** PURE. The event in Sentry that a ticket is about, if it names one. */
export const sentryOf = ({ outside }: Pick<Ticket, "outside">) =>
  outside.find(({ kind }) => kind === "sentry") ?? null;

const icons = { sentry: Bug, order: Package, property: House, provider: Building2 } as const;

/** Something outside that the ticket is about: a way there, or where nobody said where it is, its name. */
function LinkedThing({ kind, value, url }: Outside) {
  const t = useTranslations("agent.outside");
  const canSet = useCan("settings:write");
  const Icon = icons[kind];
  const label = kind === "sentry" && url ? t("viewInSentry") : t(kind, { value });
  return (
    <li className="flex min-h-7 items-center gap-2">
      <Icon aria-hidden className="size-4 shrink-0 text-fg-subtle" />
      <OutsideLink label={label} url={url} title={value} className="min-h-7" />
      {!url && canSet && (kind === "sentry" || kind === "order") && (
        <Link
          href="/support-dashboard/settings/links"
          className="shrink-0 text-xs text-accent-text hover:underline"
        >
          {t("set")}
        </Link>
      )}
    </li>
  );
}

type Props = {
  ticket: Ticket;
  changes: TicketChanges;
  isLinking: boolean;
  onLinking: (open: boolean) => void;
};

function LinkArticle({ ticket, changes, isLinking, onLinking }: Props) {
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
      open={isLinking}
      onOpenChange={onLinking}
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
export function TicketLinks(props: Props) {
  const t = useTranslations("templates.links");
  const { ticket, changes } = props;
  return (
    <SideCard title={t("title")} icon={<Link2 aria-hidden />}>
      <ul className="flex flex-col gap-1">
        {ticket.outside.map((link) => (
          <LinkedThing key={link.kind} {...link} />
        ))}
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
      <LinkArticle {...props} />
    </SideCard>
  );
}

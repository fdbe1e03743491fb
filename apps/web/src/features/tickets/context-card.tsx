"use client";
import type { TicketContext } from "@handrail/contracts/inputs/tickets";
import { DescriptionList } from "@handrail/ui/description-list";
import { ExternalLink, MonitorSmartphone } from "lucide-react";
import { useTranslations } from "next-intl";
import { Facts } from "./facts.tsx";
import { SideCard } from "./side-card.tsx";

/** PURE. A link that is safe to offer, or null. */
function webUrl(value: string | undefined): string | null {
  if (!value || !URL.canParse(value)) return null;
  const { protocol } = new URL(value);
  return protocol === "https:" || protocol === "http:" ? value : null;
}

const shown = ["browser", "os", "screen", "viewport", "language", "timeZone", "referrer"] as const;

/** What the modal captured of the customer's page, with consent. */
export function ContextCard({ context }: { context: TicketContext }) {
  const t = useTranslations("tickets.context");
  const url = webUrl(context.url);
  const page = context.pageTitle ?? context.url;
  const items = shown.flatMap((name) => {
    const value = context[name];
    return value ? [{ label: t(name), value }] : [];
  });
  return (
    <SideCard title={t("title")} icon={<MonitorSmartphone aria-hidden />}>
      {page && (
        <p className="pb-2">
          {url ? (
            <a
              href={url}
              target="_blank"
              rel="noopener noreferrer nofollow"
              className="inline-flex min-h-6 max-w-full items-center gap-1 text-accent-text hover:underline"
            >
              <span className="truncate">{page}</span>
              <ExternalLink aria-hidden className="size-3.5 shrink-0" />
            </a>
          ) : (
            <span className="text-fg wrap-anywhere">{page}</span>
          )}
        </p>
      )}
      {context.error && (
        <div className="mb-2 rounded-control border border-tone-danger-line bg-tone-danger p-2 text-xs text-tone-danger-fg">
          <p className="font-medium wrap-anywhere">{context.error.message}</p>
          {context.error.stack && (
            <details className="mt-1">
              <summary className="cursor-pointer">{t("stack")}</summary>
              <pre className="mt-1 max-h-48 overflow-auto font-mono whitespace-pre-wrap wrap-anywhere">
                {context.error.stack}
              </pre>
            </details>
          )}
        </div>
      )}
      <DescriptionList items={items} />
      {context.facts && context.facts.length > 0 && (
        <div className="mt-3 border-t border-line pt-3">
          <Facts facts={context.facts} />
        </div>
      )}
      {context.recentActions && context.recentActions.length > 0 && (
        <details className="mt-3 border-t border-line pt-3">
          <summary className="cursor-pointer text-fg-muted">
            {t("recentActions", { count: context.recentActions.length })}
          </summary>
          <ol className="mt-1.5 flex flex-col gap-1">
            {context.recentActions.map((action) => (
              <li key={`${action.at}:${action.action}`} className="wrap-anywhere">
                {action.action}
              </li>
            ))}
          </ol>
        </details>
      )}
    </SideCard>
  );
}

"use client";
import type { ContextPack } from "@handrail/contracts";
import { Badge } from "@handrail/ui/badge";
import { DescriptionList } from "@handrail/ui/description-list";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { RelativeTime } from "../shell/relative-time.tsx";

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-1.5">
      <h3 className="text-sm font-semibold text-fg">{title}</h3>
      {children}
    </section>
  );
}

function Messages({ messages }: Pick<ContextPack, "messages">) {
  const t = useTranslations("escalation.ticket");
  const senders = useTranslations("vocabulary.senderKind");
  return (
    <ol className="flex flex-col gap-2">
      {messages.map((message) => (
        <li
          key={`${message.at}${message.text}`}
          className="rounded-card border border-line px-3 py-2 text-sm"
        >
          <p className="flex flex-wrap items-center gap-2 text-xs text-fg-muted">
            <span className="font-medium text-fg">{message.name ?? senders(message.from)}</span>
            {message.kind === "note" && <Badge tone="note">{t("note")}</Badge>}
            <RelativeTime at={new Date(message.at)} />
          </p>
          <p className="whitespace-pre-line wrap-anywhere">{message.text}</p>
        </li>
      ))}
    </ol>
  );
}

function Tried({ tried }: Pick<ContextPack, "tried">) {
  const t = useTranslations("escalation.ticket");
  const { articles, drafts, runs, ratings } = tried;
  const isRated = ratings.helpful + ratings.notHelpful > 0;
  if (articles.length + drafts.length + runs.length === 0 && !isRated)
    return <p className="text-sm text-fg-muted">{t("nothingTried")}</p>;
  return (
    <DescriptionList
      items={[
        ...(articles.length > 0
          ? [
              {
                label: t("articles"),
                value: (
                  <span className="flex flex-col gap-1 py-1">
                    {articles.map(({ articleId, slug, title }) => (
                      <Link
                        key={articleId}
                        href={`/help/${slug}`}
                        className="text-accent-text hover:underline"
                      >
                        {title}
                      </Link>
                    ))}
                  </span>
                ),
              },
            ]
          : []),
        ...(drafts.length > 0
          ? [
              {
                label: t("drafts"),
                value: (
                  <ul className="flex flex-col gap-1.5 py-1">
                    {drafts.map(({ state, text }) => (
                      <li key={`${state}${text}`} className="whitespace-pre-line wrap-anywhere">
                        <span className="text-xs text-fg-muted">
                          {t(state === "draft" ? "draftWaits" : "draftDiscarded")}
                        </span>
                        {"\n"}
                        {text}
                      </li>
                    ))}
                  </ul>
                ),
              },
            ]
          : []),
        ...(runs.length > 0
          ? [{ label: t("runs"), value: runs.map(({ name, state }) => `${name} (${state})`).join(", ") }]
          : []),
        ...(isRated ? [{ label: t("tried"), value: t("ratings", ratings) }] : []),
      ]}
    />
  );
}

/** All that was known of a ticket when it was handed up; the texts of customers as text. */
export function PackView({ pack }: { pack: ContextPack }) {
  const t = useTranslations("escalation.ticket");
  const tiers = useTranslations("vocabulary.tier");
  const { customer, facts, links } = pack;
  const about = [
    tiers(customer.plan),
    t(customer.isVerified ? "verified" : "unverified"),
    t("openTickets", { count: customer.openTickets }),
  ];
  const kinds = ["order", "property", "provider", "sentry"] as const;
  const kindOf = (kind: string) => kinds.find((each) => each === kind);
  return (
    <div className="flex flex-col gap-4">
      <Part title={t("summary")}>
        <p className="text-sm wrap-anywhere">{pack.summary}</p>
      </Part>
      <Part title={t("customer")}>
        <p className="text-sm wrap-anywhere">
          {customer.name} <span className="text-fg-muted">· {about.join(" · ")}</span>
        </p>
      </Part>
      <Part title={t("messages")}>
        <Messages messages={pack.messages} />
      </Part>
      <Part title={t("tried")}>
        <Tried tried={pack.tried} />
      </Part>
      {facts.length > 0 && (
        <Part title={t("facts")}>
          <DescriptionList items={facts.map(({ label, value }) => ({ label, value }))} />
        </Part>
      )}
      {links.length > 0 && (
        <Part title={t("links")}>
          <DescriptionList
            items={links.map(({ kind, value, url }) => {
              const known = kindOf(kind);
              const shown = url ? (
                <a href={url} target="_blank" rel="noreferrer" className="text-accent-text hover:underline">
                  {value}
                </a>
              ) : (
                value
              );
              return { label: known ? t(`linkKind.${known}`) : kind, value: shown };
            })}
          />
        </Part>
      )}
    </div>
  );
}

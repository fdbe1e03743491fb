"use client";
import { locales } from "@handrail/contracts";
import Link from "next/link";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { RouterOutputs } from "../../trpc/client.tsx";
import { useCan } from "../shell/me.tsx";
import { RelativeTime } from "../shell/relative-time.tsx";
import { DraftButton, EditLink, WriteButton } from "./actions.tsx";
import { GapCard } from "./gap-card.tsx";

type Gaps = RouterOutputs["kbGaps"]["read"];
type Article = { id: string; slug: string; title: string };

export const minVotes = 5;
export const staleMonths = 6;

const rowKey = ({ id }: { id: string | null }) => id ?? "none";
const strong = (words: string) => <span className="font-medium">{words}</span>;

/** What articles and tickets tell: what does not help, what is old, what people explain by hand. */
export function ArticleGaps({ gaps }: { gaps: Gaps }) {
  const t = useTranslations("kbGaps");
  const format = useFormatter();
  const shown = useLocale();
  const locale = locales.find((each) => each === shown) ?? "en";
  const canWrite = useCan("kb:write");
  const title = {
    label: t("article"),
    value: (row: Article) => (
      <Link href={`/support-dashboard/kb/${row.id}/edit`} className="font-medium text-fg hover:underline">
        {row.title}
      </Link>
    ),
  };
  const edit = canWrite ? (row: Article) => <EditLink articleId={row.id} title={row.title} /> : undefined;
  const number = (value: number) => format.number(value);
  return (
    <div className="grid gap-4 xl:grid-cols-2">
      <GapCard
        title={t("judgedTitle")}
        description={t("judgedBody", { votes: minVotes })}
        rows={gaps.judgedBadly}
        rowKey={rowKey}
        columns={[
          title,
          {
            label: t("helpful"),
            value: ({ helpful, votes }) =>
              t("ofVotes", { share: format.number(helpful / votes, { style: "percent" }), count: votes }),
            numeric: true,
          },
        ]}
        action={edit}
      />
      <GapCard
        title={t("staleTitle")}
        description={t("staleBody", { months: staleMonths })}
        rows={gaps.stale}
        rowKey={rowKey}
        columns={[
          title,
          { label: t("views"), value: ({ views }) => number(views), numeric: true },
          { label: t("updated"), value: ({ updatedAt }) => <RelativeTime at={updatedAt} />, numeric: true },
        ]}
        action={edit}
      />
      <GapCard
        title={t("citedTitle")}
        description={t("citedBody")}
        rows={gaps.cited}
        rowKey={rowKey}
        columns={[title, { label: t("tickets"), value: ({ tickets }) => number(tickets), numeric: true }]}
        action={edit}
      />
      <GapCard
        title={t("categoryTitle")}
        description={t("categoryBody")}
        rows={gaps.categories}
        rowKey={rowKey}
        columns={[
          { label: t("category"), value: ({ name }) => strong(name ?? t("noCategory")) },
          { label: t("tickets"), value: ({ tickets }) => number(tickets), numeric: true },
          { label: t("articles"), value: ({ articles }) => number(articles), numeric: true },
        ]}
        action={
          canWrite
            ? ({ id, name }) => name && <WriteButton query={name} locale={locale} categoryId={id} />
            : undefined
        }
      />
      <div className="xl:col-span-2">
        <GapCard
          title={t("unwrittenTitle")}
          description={t("unwrittenBody")}
          rows={gaps.unwritten}
          rowKey={rowKey}
          columns={[
            {
              label: t("ticket"),
              value: ({ id, number: name, subject }) => (
                <Link href={`/support-dashboard/tickets/${id}`} className="hover:underline">
                  <span className="me-2 text-fg-muted tabular-nums">{name}</span>
                  {strong(subject)}
                </Link>
              ),
            },
            {
              label: t("solved"),
              value: ({ resolvedAt }) => <RelativeTime at={resolvedAt} />,
              numeric: true,
            },
          ]}
          action={
            canWrite ? ({ id, number: name }) => <DraftButton ticketId={id} number={name} /> : undefined
          }
        />
      </div>
    </div>
  );
}

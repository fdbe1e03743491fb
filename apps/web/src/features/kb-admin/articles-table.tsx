"use client";
import type { ArticleStatus } from "@handrail/contracts";
import { Badge } from "@handrail/ui/badge";
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from "@handrail/ui/table";
import type { Tone } from "@handrail/ui/tones";
import { Archive, CircleCheck, FilePen, Lock, type LucideIcon } from "lucide-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { useHasTables } from "../../lib/use-media.ts";
import type { RouterOutputs } from "../../trpc/client.tsx";
import { RelativeTime } from "../shell/relative-time.tsx";
import { helpfulShare } from "./helpful-share.ts";

type Article = RouterOutputs["kb"]["staffList"]["articles"][number];

const looks = {
  draft: { tone: "neutral", icon: FilePen },
  published: { tone: "success", icon: CircleCheck },
  archived: { tone: "muted", icon: Archive },
} as const satisfies Record<ArticleStatus, { tone: Tone; icon: LucideIcon }>;

function Status({ article }: { article: Article }) {
  const statuses = useTranslations("vocabulary.articleStatus");
  const visibilities = useTranslations("vocabulary.articleVisibility");
  const { tone, icon: Icon } = looks[article.status];
  return (
    <span className="inline-flex items-center gap-1.5 align-middle">
      <Badge tone={tone} icon={<Icon aria-hidden />}>
        {statuses(article.status)}
      </Badge>
      {article.visibility === "internal" && (
        <Badge tone="note" icon={<Lock aria-hidden />}>
          {visibilities("internal")}
        </Badge>
      )}
    </span>
  );
}

function Helpful({ article }: { article: Article }) {
  const t = useTranslations("dashboard.kb");
  const format = useFormatter();
  const share = helpfulShare(article);
  if (share === null) return <span className="text-fg-subtle">–</span>;
  const votes = article.helpfulCount + article.notHelpfulCount;
  return <span title={t("votes", { count: votes })}>{format.number(share, { style: "percent" })}</span>;
}

type Props = { articles: readonly Article[] };

function Rows({ articles }: Props) {
  const t = useTranslations("dashboard.kb");
  const format = useFormatter();
  return (
    <Table caption={t("caption")} boxClassName="max-md:hidden" density="comfortable">
      <TableHead>
        <tr>
          <TableHeaderCell>{t("columns.title")}</TableHeaderCell>
          <TableHeaderCell>{t("columns.category")}</TableHeaderCell>
          <TableHeaderCell>{t("columns.status")}</TableHeaderCell>
          <TableHeaderCell align="end">{t("columns.views")}</TableHeaderCell>
          <TableHeaderCell align="end">{t("columns.helpful")}</TableHeaderCell>
          <TableHeaderCell align="end">{t("columns.updated")}</TableHeaderCell>
        </tr>
      </TableHead>
      <TableBody>
        {articles.map((article) => (
          <TableRow key={article.id} interactive className="relative">
            <TableCell truncate>
              <Link
                href={`/help/${article.slug}`}
                target="_blank"
                className="font-medium text-fg after:absolute after:inset-0"
              >
                {article.title}
              </Link>
              <span className="ms-2 text-fg-muted">{article.excerpt}</span>
            </TableCell>
            <TableCell className="text-fg-muted">{article.category?.name}</TableCell>
            <TableCell>
              <Status article={article} />
            </TableCell>
            <TableCell align="end">{format.number(article.viewCount)}</TableCell>
            <TableCell align="end">
              <Helpful article={article} />
            </TableCell>
            <TableCell align="end" className="text-fg-muted">
              <RelativeTime at={article.updatedAt} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function Cards({ articles }: Props) {
  const t = useTranslations("dashboard.kb");
  return (
    <ul aria-label={t("caption")} className="flex flex-col gap-2 md:hidden">
      {articles.map((article) => (
        <li key={article.id}>
          <Link
            href={`/help/${article.slug}`}
            target="_blank"
            className="flex flex-col gap-1.5 rounded-card border border-line bg-surface p-3 text-sm hover:bg-surface-hover"
          >
            <span className="text-md font-medium text-fg">{article.title}</span>
            <span className="flex flex-wrap items-center gap-2 text-fg-muted">
              <Status article={article} />
              <span>{t("viewCount", { count: article.viewCount })}</span>
              <Helpful article={article} />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** Articles as a table; as cards on phones. Each opens its page in the help centre. */
export function ArticlesTable({ articles }: Props) {
  const hasTables = useHasTables();
  return (
    <>
      {hasTables !== false && <Rows articles={articles} />}
      {hasTables !== true && <Cards articles={articles} />}
    </>
  );
}

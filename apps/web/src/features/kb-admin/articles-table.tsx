"use client";
import type { StaffArticleSort } from "@handrail/contracts/inputs/kb-admin";
import { Checkbox } from "@handrail/ui/checkbox";
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from "@handrail/ui/table";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { useHasTables } from "../../lib/use-media.ts";
import type { RouterOutputs } from "../../trpc/client.tsx";
import { RelativeTime } from "../shell/relative-time.tsx";
import { ArticleState } from "./article-status.tsx";
import { editHref } from "./edit-href.ts";
import { helpfulShare } from "./helpful-share.ts";

type Article = RouterOutputs["kbAdmin"]["list"]["articles"][number];
type Order = { sort: StaffArticleSort; dir: "asc" | "desc" };

function State({ article }: { article: Article }) {
  const { status, visibility, hasDraft, publishedAt } = article;
  return <ArticleState status={status} visibility={visibility} isEdited={hasDraft && publishedAt !== null} />;
}

function Helpful({ article }: { article: Article }) {
  const t = useTranslations("dashboard.kb");
  const format = useFormatter();
  const share = helpfulShare(article);
  if (share === null) return <span className="text-fg-subtle">–</span>;
  const votes = article.helpfulCount + article.notHelpfulCount;
  return <span title={t("votes", { count: votes })}>{format.number(share, { style: "percent" })}</span>;
}

type Props = {
  articles: readonly Article[];
  order: Order;
  onOrder: (order: Order) => void;
  /** Null where nothing can be chosen. */
  chosen: ReadonlySet<string> | null;
  onChosenChange: (ids: string[]) => void;
};

function ChooseBox({
  article,
  chosen,
  onChosenChange,
}: Pick<Props, "onChosenChange"> & { article: Article; chosen: ReadonlySet<string> }) {
  const t = useTranslations("kb.list");
  return (
    <Checkbox
      aria-label={t("select", { title: article.title || t("untitled") })}
      checked={chosen.has(article.id)}
      onCheckedChange={(checked) => {
        const others = [...chosen].filter((id) => id !== article.id);
        onChosenChange(checked === true ? [...others, article.id] : others);
      }}
      className="relative z-10"
    />
  );
}

function Rows({ articles, order, onOrder, chosen, onChosenChange }: Props) {
  const t = useTranslations("dashboard.kb");
  const kb = useTranslations("kb.list");
  const format = useFormatter();
  const sortable = (sort: StaffArticleSort) => {
    const opposite = order.dir === "desc" ? ("asc" as const) : ("desc" as const);
    const first = sort === "title" ? ("asc" as const) : ("desc" as const);
    return {
      sort: order.sort === sort ? order.dir : ("none" as const),
      onSort: () => onOrder({ sort, dir: order.sort === sort ? opposite : first }),
    };
  };
  const isMixed = new Set(articles.map(({ locale }) => locale)).size > 1;
  const all = articles.every(({ id }) => chosen?.has(id));
  const some = articles.some(({ id }) => chosen?.has(id));
  return (
    <Table caption={t("caption")} boxClassName="max-md:hidden" density="comfortable">
      <TableHead>
        <tr>
          {chosen && (
            <TableHeaderCell width="2.25rem">
              <Checkbox
                aria-label={kb("selectAll")}
                checked={all ? true : some ? "indeterminate" : false}
                onCheckedChange={() => onChosenChange(all ? [] : articles.map(({ id }) => id).slice(0, 100))}
              />
            </TableHeaderCell>
          )}
          <TableHeaderCell {...sortable("title")}>{t("columns.title")}</TableHeaderCell>
          <TableHeaderCell className="max-lg:hidden">{t("columns.category")}</TableHeaderCell>
          <TableHeaderCell>{t("columns.status")}</TableHeaderCell>
          <TableHeaderCell align="end" {...sortable("views")}>
            {t("columns.views")}
          </TableHeaderCell>
          <TableHeaderCell align="end" {...sortable("helpful")}>
            {t("columns.helpful")}
          </TableHeaderCell>
          <TableHeaderCell align="end" {...sortable("updated")}>
            {t("columns.updated")}
          </TableHeaderCell>
        </tr>
      </TableHead>
      <TableBody>
        {articles.map((article) => (
          <TableRow
            key={article.id}
            interactive
            selected={chosen?.has(article.id) ?? false}
            className="relative"
          >
            {chosen && (
              <TableCell>
                <ChooseBox article={article} chosen={chosen} onChosenChange={onChosenChange} />
              </TableCell>
            )}
            <TableCell truncate>
              <Link href={editHref(article.id)} className="font-medium text-fg after:absolute after:inset-0">
                {article.title || kb("untitled")}
              </Link>
              {isMixed && <span className="ms-2 text-xs text-fg-subtle uppercase">{article.locale}</span>}
              <span className="ms-2 text-fg-muted">{article.excerpt}</span>
            </TableCell>
            <TableCell className="text-fg-muted max-lg:hidden">{article.category?.name}</TableCell>
            <TableCell>
              <State article={article} />
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

function Cards({ articles, chosen, onChosenChange }: Props) {
  const t = useTranslations("dashboard.kb");
  const kb = useTranslations("kb.list");
  return (
    <ul aria-label={t("caption")} className="flex flex-col gap-2 md:hidden">
      {articles.map((article) => (
        <li
          key={article.id}
          className="relative flex gap-3 rounded-card border border-line bg-surface p-3 text-sm hover:bg-surface-hover"
        >
          {chosen && (
            <span className="pt-0.5">
              <ChooseBox article={article} chosen={chosen} onChosenChange={onChosenChange} />
            </span>
          )}
          <span className="flex min-w-0 flex-1 flex-col gap-1.5">
            <Link
              href={editHref(article.id)}
              className="text-md font-medium text-fg after:absolute after:inset-0 after:rounded-card"
            >
              {article.title || kb("untitled")}
            </Link>
            <span className="flex flex-wrap items-center gap-2 text-fg-muted">
              <State article={article} />
              <span>{t("viewCount", { count: article.viewCount })}</span>
              <Helpful article={article} />
              <RelativeTime at={article.updatedAt} />
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Articles as a table; as cards on phones. Each opens where it is written. */
export function ArticlesTable(props: Props) {
  const hasTables = useHasTables();
  return (
    <>
      {hasTables !== false && <Rows {...props} />}
      {hasTables !== true && <Cards {...props} />}
    </>
  );
}

"use client";
import { Button } from "@handrail/ui/button";
import { EmptyState } from "@handrail/ui/empty-state";
import { BookOpen } from "lucide-react";
import { useTranslations } from "next-intl";
import { type RouterInputs, type RouterOutputs, trpc } from "../../trpc/client.tsx";
import { ArticleCard } from "./article-card.tsx";

type Props = { input: RouterInputs["kb"]["list"]; firstPage: RouterOutputs["kb"]["list"] };

/** Cards of a topic; the first page comes with the page itself. */
export function ArticleGrid({ input, firstPage }: Props) {
  const t = useTranslations("help");
  const common = useTranslations("common");
  const query = trpc.kb.list.useInfiniteQuery(input, {
    initialData: { pages: [firstPage], pageParams: [null] },
    getNextPageParam: (page) => page.nextCursor,
    refetchOnMount: false,
    refetchOnWindowFocus: false,
  });
  const articles = query.data.pages.flatMap((page) => page.articles);
  if (articles.length === 0) {
    return <EmptyState icon={<BookOpen />} title={t("emptyTitle")} body={t("emptyBody")} />;
  }
  return (
    <>
      <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {articles.map((article) => (
          <li key={article.id}>
            <ArticleCard article={article} withCategory={!input.categoryId} />
          </li>
        ))}
      </ul>
      {query.hasNextPage ? (
        <div className="mt-6 text-center">
          <Button onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>
            {common("more")}
          </Button>
        </div>
      ) : null}
    </>
  );
}

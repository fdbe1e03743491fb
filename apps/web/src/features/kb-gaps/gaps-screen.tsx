"use client";
import { ErrorState } from "@handrail/ui/error-state";
import { PageHeader } from "@handrail/ui/page-header";
import { LoadingRegion, Skeleton } from "@handrail/ui/skeleton";
import { keepPreviousData } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useErrorText } from "../../lib/use-error-text.ts";
import { trpc } from "../../trpc/client.tsx";
import { usePeriod } from "../plots/index.ts";
import { ArticleGaps, minVotes, staleMonths } from "./article-gaps.tsx";
import { DeflectionGaps } from "./deflection-gaps.tsx";
import { HelpfulChart, SearchesChart, TicketsChart } from "./plots.tsx";
import { SearchGaps, SearchTotals } from "./search-gaps.tsx";

/** Where the knowledge base falls short, the worst first; every row leads to doing something about it. */
export function GapsScreen() {
  const t = useTranslations("kbGaps");
  const common = useTranslations("common");
  const errorText = useErrorText();
  const { days, control } = usePeriod();
  const kept = { placeholderData: keepPreviousData };
  const insights = trpc.kbSearch.insights.useQuery({ days, limit: 10 }, kept);
  const gaps = trpc.kbGaps.read.useQuery({ days, minVotes, staleMonths, limit: 10 }, kept);
  const failed = insights.error ?? gaps.error;
  return (
    <div className="mx-auto flex max-w-[84rem] flex-col gap-4 p-4 lg:p-6">
      <PageHeader
        title={t("title")}
        description={t("description")}
        breadcrumbs={[{ label: t("back"), href: "/support-dashboard/kb" }]}
        breadcrumbsLabel={t("back")}
        link={Link}
        actions={control}
      />
      {failed && (!insights.data || !gaps.data) && (
        <ErrorState
          title={t("failed")}
          body={errorText(failed)}
          retryLabel={common("retry")}
          onRetry={() => {
            void insights.refetch();
            void gaps.refetch();
          }}
        />
      )}
      {!failed && (!insights.data || !gaps.data) && (
        <LoadingRegion label={common("loading")} className="grid gap-4 xl:grid-cols-2">
          {[1, 2, 3, 4].map((each) => (
            <Skeleton key={each} className="h-60 rounded-card" />
          ))}
        </LoadingRegion>
      )}
      {insights.data && gaps.data && (
        <>
          <SearchTotals totals={insights.data.totals} />
          <SearchesChart insights={insights.data} />
          <div className="grid gap-4 xl:grid-cols-2">
            <HelpfulChart judged={gaps.data.judged} />
            <TicketsChart cited={gaps.data.cited} />
          </div>
          <SearchGaps insights={insights.data} />
          <DeflectionGaps days={days} />
          <ArticleGaps gaps={gaps.data} />
        </>
      )}
    </div>
  );
}

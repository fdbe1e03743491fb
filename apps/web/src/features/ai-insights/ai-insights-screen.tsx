"use client";
import { Button } from "@handrail/ui/button";
import { ErrorState } from "@handrail/ui/error-state";
import { PageHeader } from "@handrail/ui/page-header";
import { LoadingRegion, Skeleton } from "@handrail/ui/skeleton";
import { keepPreviousData } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useErrorText } from "../../lib/use-error-text.ts";
import { trpc } from "../../trpc/client.tsx";
import { usePeriod } from "../plots/index.ts";
import { AiCalls } from "./ai-calls.tsx";
import { AiOutcomes } from "./ai-outcomes.tsx";
import { AiTotals } from "./ai-totals.tsx";
import { Calibration } from "./calibration.tsx";
import { DailyCost } from "./daily-cost.tsx";
import { InteractionFiles } from "./interaction-files.tsx";
import { ModelTable } from "./model-table.tsx";
import { Discards, Failures } from "./reasons.tsx";

/** What AI did, what became of it, and whether its confidence can be believed. */
export function AiInsightsScreen() {
  const t = useTranslations("aiInsights");
  const scorecard = useTranslations("scorecard");
  const common = useTranslations("common");
  const errorText = useErrorText();
  const { days, control } = usePeriod();
  const { data, error, isFetching, refetch } = trpc.metrics.ai.useQuery(
    { days },
    { placeholderData: keepPreviousData },
  );
  return (
    <div className="mx-auto flex max-w-[84rem] flex-col gap-4 p-4 lg:p-6">
      <PageHeader
        title={t("title")}
        description={t("description")}
        actions={
          <>
            {control}
            <Button asChild>
              <Link href="/support-dashboard/insights/ai/scorecard">{scorecard("title")}</Link>
            </Button>
            <InteractionFiles days={days} />
          </>
        }
      />
      {!data && error && (
        <ErrorState
          title={t("failed")}
          body={errorText(error)}
          retryLabel={common("retry")}
          onRetry={() => void refetch()}
          retrying={isFetching}
        />
      )}
      {!data && !error && (
        <LoadingRegion label={common("loading")} className="grid gap-4 xl:grid-cols-2">
          {[1, 2, 3, 4].map((each) => (
            <Skeleton key={each} className="h-60 rounded-card" />
          ))}
        </LoadingRegion>
      )}
      {data && (
        <>
          <AiTotals insights={data} />
          <div className="grid gap-4 xl:grid-cols-2">
            <AiCalls insights={data} />
            <DailyCost insights={data} />
            <AiOutcomes outcomes={data.outcomes} />
            <Calibration buckets={data.calibration} />
            <Discards discards={data.discards} />
            <Failures errors={data.errors} />
          </div>
          <ModelTable kinds={data.kinds} currency={data.currency} />
        </>
      )}
    </div>
  );
}

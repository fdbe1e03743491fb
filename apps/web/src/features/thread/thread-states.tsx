"use client";
import { ErrorState } from "@handrail/ui/error-state";
import { LoadingRegion, Skeleton, SkeletonText } from "@handrail/ui/skeleton";
import { useTranslations } from "next-intl";

/** A conversation to come. */
export function ThreadSkeleton() {
  const t = useTranslations("common");
  return (
    <LoadingRegion label={t("loading")} className="flex min-h-0 flex-1 flex-col gap-6 p-6">
      <div className="flex gap-2.5">
        <Skeleton className="size-8 shrink-0 rounded-full" />
        <SkeletonText lines={3} className="w-3/5 rounded-card border border-line p-4" />
      </div>
      <div className="flex flex-row-reverse gap-2.5">
        <Skeleton className="size-8 shrink-0 rounded-full" />
        <SkeletonText lines={4} className="w-3/5 rounded-card border border-line p-4" />
      </div>
    </LoadingRegion>
  );
}

/** A conversation that could not be fetched; what is being written stays in the composer. */
export function ThreadFailed({ onRetry }: { onRetry: () => void }) {
  const t = useTranslations("tickets.thread");
  const errors = useTranslations("errors");
  return (
    <ErrorState
      title={t("failed")}
      body={errors("reasons.unavailable")}
      retryLabel={errors("retry")}
      onRetry={onRetry}
      className="flex-1"
    />
  );
}

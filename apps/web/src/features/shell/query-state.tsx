"use client";
import { ErrorState } from "@handrail/ui/error-state";
import { LoadingRegion, SkeletonRows } from "@handrail/ui/skeleton";
import { useTranslations } from "next-intl";
import { useErrorText } from "../../lib/use-error-text.ts";

type Props = {
  query: { data: unknown; error: unknown; isPending: boolean; isFetching: boolean; refetch: () => unknown };
  /** What could not be loaded, as a sentence. */
  failed: string;
  rows?: number;
  size?: "sm" | "md";
  /** For the box around the rows that are to come. */
  className?: string;
};

/** While what was asked for is not there: that it comes, or why it did not, with a way to try again. */
export function QueryState({ query, failed, rows = 6, size = "md", className }: Props) {
  const common = useTranslations("common");
  const errorText = useErrorText();
  if (query.isPending) {
    return (
      <LoadingRegion label={common("loading")} className={className}>
        <SkeletonRows rows={rows} />
      </LoadingRegion>
    );
  }
  if (!query.error || query.data !== undefined) return null;
  return (
    <ErrorState
      size={size}
      title={failed}
      body={errorText(query.error)}
      retryLabel={common("retry")}
      onRetry={() => void query.refetch()}
      retrying={query.isFetching}
    />
  );
}

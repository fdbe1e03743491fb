import { LoadingRegion, Skeleton, SkeletonRows } from "@handrail/ui/skeleton";
import { getTranslations } from "next-intl/server";

export default async function QueueLoading() {
  const t = await getTranslations("common");
  return (
    <LoadingRegion label={t("loading")} className="flex flex-col gap-4 p-4 lg:px-6">
      <Skeleton className="h-7 w-32" />
      <Skeleton className="h-8 w-64" />
      <Skeleton className="h-7 w-full max-w-120" />
      <SkeletonRows rows={14} className="rounded-card border border-line bg-surface" />
    </LoadingRegion>
  );
}

import { LoadingRegion, Skeleton, SkeletonText } from "@handrail/ui/skeleton";
import { getTranslations } from "next-intl/server";

export default async function TicketLoading() {
  const t = await getTranslations("common");
  return (
    <LoadingRegion label={t("loading")} className="flex h-full">
      <div className="flex flex-1 flex-col gap-6 p-6">
        <Skeleton className="h-6 w-1/2" />
        <SkeletonText lines={3} className="w-3/5 rounded-card border border-line p-4" />
        <SkeletonText lines={4} className="w-3/5 self-end rounded-card border border-line p-4" />
      </div>
      <div className="w-80 border-s border-line bg-surface p-4 max-lg:hidden">
        <SkeletonText lines={8} />
      </div>
    </LoadingRegion>
  );
}

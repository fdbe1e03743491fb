import { LoadingRegion, Skeleton, SkeletonText } from "@handrail/ui/skeleton";
import { getTranslations } from "next-intl/server";

export default async function ArticleLoading() {
  const t = await getTranslations("common");
  return (
    <LoadingRegion label={t("loading")} className="mx-auto w-full max-w-[68ch] px-4 pt-10">
      <Skeleton className="h-4 w-32" />
      <Skeleton className="mt-4 h-9 w-4/5" />
      <Skeleton className="mt-4 h-5 w-full" />
      <SkeletonText lines={6} className="mt-10" />
      <SkeletonText lines={5} className="mt-8" />
    </LoadingRegion>
  );
}

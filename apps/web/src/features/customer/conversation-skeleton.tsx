import { LoadingRegion, Skeleton } from "@handrail/ui/skeleton";

/** The shape of a conversation to come. */
export function ConversationSkeleton({ label }: { label: string }) {
  return (
    <LoadingRegion label={label} className="flex flex-col gap-6">
      <Skeleton className="h-24 w-3/4 self-end rounded-card" />
      <div className="flex gap-2.5">
        <Skeleton className="size-8 shrink-0 rounded-full" />
        <Skeleton className="h-32 w-3/4 rounded-card" />
      </div>
      <Skeleton className="h-16 w-1/2 self-end rounded-card" />
    </LoadingRegion>
  );
}

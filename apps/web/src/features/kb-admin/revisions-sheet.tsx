"use client";
import type { ArticleFields } from "@handrail/contracts/inputs/kb-admin";
import { Avatar } from "@handrail/ui/avatar";
import { Badge } from "@handrail/ui/badge";
import { Button } from "@handrail/ui/button";
import { cn } from "@handrail/ui/cn";
import { ConfirmDialog } from "@handrail/ui/confirm-dialog";
import { EmptyState } from "@handrail/ui/empty-state";
import { ErrorState } from "@handrail/ui/error-state";
import { Segmented } from "@handrail/ui/segmented";
import {
  Sheet,
  SheetBody,
  SheetContent,
  SheetDescription,
  SheetHeader,
  SheetTitle,
} from "@handrail/ui/sheet";
import { LoadingRegion, SkeletonRows, SkeletonText } from "@handrail/ui/skeleton";
import { History, RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useErrorText } from "../../lib/use-error-text.ts";
import { trpc } from "../../trpc/client.tsx";
import { RelativeTime } from "../shell/relative-time.tsx";
import { TextDiff } from "./text-diff.tsx";

type Text = Pick<ArticleFields, "title" | "excerpt" | "body" | "tags" | "intents">;

/** Everything of a version that is kept, as one text to compare. */
const wholeText = ({ title, excerpt, tags, intents, body }: Text) =>
  [`# ${title}`, excerpt, [...tags, ...intents].map((word) => `#${word}`).join(" "), body]
    .filter(Boolean)
    .join("\n\n");

type ChangesProps = { articleId: string; revision: number; now: Text };

function Changes({ articleId, revision, now }: ChangesProps) {
  const t = useTranslations("kb.revisions");
  const common = useTranslations("common");
  const errorText = useErrorText();
  const [against, setAgainst] = useState<"previous" | "draft">("previous");
  const shown = trpc.kbAdmin.revision.useQuery({ articleId, revision }, { staleTime: 300_000 });
  if (shown.isPending) {
    return (
      <LoadingRegion label={common("loading")}>
        <SkeletonText lines={5} />
      </LoadingRegion>
    );
  }
  if (shown.isError) return <p className="text-sm text-danger-text">{errorText(shown.error)}</p>;
  const own = wholeText(shown.data);
  const previous = shown.data.previous ? wholeText(shown.data.previous) : "";
  return (
    <div className="flex flex-col gap-2">
      <Segmented
        label={t("compare")}
        size="sm"
        value={against}
        onValueChange={setAgainst}
        options={[
          { value: "previous", label: t("previous") },
          { value: "draft", label: t("draft") },
        ]}
      />
      {against === "previous" ? (
        <TextDiff before={previous} after={own} label={t("changesOf")} />
      ) : (
        <TextDiff before={own} after={wholeText(now)} label={t("changesOf")} />
      )}
    </div>
  );
}

type Props = {
  articleId: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** What is being written. */
  now: Text;
  currentRevision: number;
  /** Without it revisions are read only. */
  onRestore: ((revision: number) => Promise<void>) | null;
};

/** What was published of an article, who did it, what changed, and the way back. */
export function RevisionsSheet({ articleId, open, onOpenChange, now, currentRevision, onRestore }: Props) {
  const t = useTranslations("kb.revisions");
  const common = useTranslations("common");
  const errorText = useErrorText();
  const revisions = trpc.kbAdmin.revisions.useQuery({ articleId }, { enabled: open });
  const [chosen, setChosen] = useState<number | null>(null);
  const selected = chosen ?? revisions.data?.[0]?.revision ?? null;
  return (
    <Sheet open={open} onOpenChange={onOpenChange}>
      <SheetContent closeLabel={common("close")} className="w-[min(44rem,100%)]">
        <SheetHeader>
          <SheetTitle>{t("title")}</SheetTitle>
          <SheetDescription>{t("hint")}</SheetDescription>
        </SheetHeader>
        <SheetBody className="flex flex-col gap-2 pb-6">
          {revisions.isPending && (
            <LoadingRegion label={common("loading")}>
              <SkeletonRows rows={4} />
            </LoadingRegion>
          )}
          {revisions.isError && (
            <ErrorState
              title={t("failed")}
              body={errorText(revisions.error)}
              retryLabel={common("retry")}
              onRetry={() => void revisions.refetch()}
            />
          )}
          {revisions.data?.length === 0 && <EmptyState icon={<History />} title={t("none")} size="sm" />}
          <ul className="flex flex-col gap-2">
            {revisions.data?.map(({ revision, createdAt, author }) => (
              <li
                key={revision}
                className={cn(
                  "rounded-card border border-line",
                  revision === selected && "border-line-strong bg-surface",
                )}
              >
                <button
                  type="button"
                  aria-expanded={revision === selected}
                  onClick={() => setChosen(revision)}
                  className="flex w-full items-center gap-2.5 rounded-card px-3 py-2 text-start text-sm hover:bg-surface-hover"
                >
                  {author ? <Avatar name={author} size="sm" decorative /> : null}
                  <span className="min-w-0 flex-1">
                    <span className="font-medium">{t("revision", { revision })}</span>{" "}
                    <span className="text-fg-muted">
                      {author ? t("by", { name: author }) : t("nobody")} · <RelativeTime at={createdAt} />
                    </span>
                  </span>
                  {revision === currentRevision && <Badge tone="success">{t("current")}</Badge>}
                </button>
                {revision === selected && (
                  <div className="flex flex-col gap-3 border-t border-line p-3">
                    <Changes articleId={articleId} revision={revision} now={now} />
                    {onRestore && (
                      <ConfirmDialog
                        title={t("restoreTitle", { revision })}
                        body={t("restoreBody")}
                        confirmLabel={t("restore")}
                        cancelLabel={common("cancel")}
                        onConfirm={async () => {
                          await onRestore(revision);
                          onOpenChange(false);
                        }}
                        trigger={
                          <Button size="sm" className="self-start">
                            <RotateCcw />
                            {t("restore")}
                          </Button>
                        }
                      />
                    )}
                  </div>
                )}
              </li>
            ))}
          </ul>
        </SheetBody>
      </SheetContent>
    </Sheet>
  );
}

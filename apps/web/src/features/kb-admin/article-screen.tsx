"use client";
import type { Locale } from "@handrail/contracts";
import { Button } from "@handrail/ui/button";
import { EmptyState } from "@handrail/ui/empty-state";
import { ErrorState } from "@handrail/ui/error-state";
import type { CalloutLabels } from "@handrail/ui/markdown-callouts";
import { LoadingRegion, Skeleton, SkeletonText } from "@handrail/ui/skeleton";
import { FileX2 } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { errorDetails } from "../../lib/errors.ts";
import { newKey } from "../../lib/new-key.ts";
import { useErrorText } from "../../lib/use-error-text.ts";
import { trpc } from "../../trpc/client.tsx";
import { useCan } from "../shell/me.tsx";
import { ArticleEditor } from "./article-editor.tsx";
import { ArticleReading } from "./article-reading.tsx";
import type { EditedArticle } from "./use-article-editor.ts";

type Common = { ownLocale: Locale; callouts: Record<Locale, CalloutLabels> };

/** Keeps what the editor began with: later answers of the server reach it through its own comparison. */
function Opened({ article, ...common }: Common & { article: EditedArticle }) {
  const [initial] = useState(article);
  const canWrite = useCan("kb:write");
  if (!canWrite) return <ArticleReading article={article} callouts={common.callouts} />;
  return <ArticleEditor articleId={article.id} initial={initial} {...common} />;
}

/** An article that exists: to write for admins, to read for agents. */
export function ArticleScreen({ articleId, ...common }: Common & { articleId: string }) {
  const t = useTranslations("kb.editor");
  const words = useTranslations("common");
  const errorText = useErrorText();
  const article = trpc.kbAdmin.get.useQuery({ articleId }, { staleTime: 0 });
  if (article.data) return <Opened key={articleId} article={article.data} {...common} />;
  if (article.isPending) {
    return (
      <LoadingRegion label={t("loading")} className="flex flex-col gap-4 p-6">
        <Skeleton className="h-8 w-1/2" />
        <SkeletonText lines={10} />
      </LoadingRegion>
    );
  }
  if (errorDetails(article.error).code === "NOT_FOUND") {
    return (
      <EmptyState
        icon={<FileX2 />}
        title={t("gone")}
        titleAs="h1"
        action={
          <Button asChild>
            <Link href="/support-dashboard/kb">{t("back")}</Link>
          </Button>
        }
      />
    );
  }
  return (
    <ErrorState
      title={t("failed")}
      body={errorText(article.error)}
      retryLabel={words("retry")}
      onRetry={() => void article.refetch()}
    />
  );
}

const startedPath = /\/kb\/([0-9a-f-]{36})\/edit$/;

/**
 * An article that nothing has been saved of yet. Once it is, its address is that of an article; whoever comes back to
 * that address through the history finds the article, not an empty page.
 */
export function NewArticleScreen(common: Common) {
  const pathname = usePathname();
  const started = startedPath.exec(pathname)?.[1] ?? null;
  const [cameBackTo] = useState(started);
  const [articleId, setArticleId] = useState(newKey);
  const wasStarted = useRef(false);
  useEffect(() => {
    if (started) wasStarted.current = true;
    else if (wasStarted.current) {
      wasStarted.current = false;
      setArticleId(newKey());
    }
  }, [started]);
  if (cameBackTo && cameBackTo === started) return <ArticleScreen articleId={cameBackTo} {...common} />;
  return <ArticleEditor key={articleId} articleId={articleId} initial={null} {...common} />;
}

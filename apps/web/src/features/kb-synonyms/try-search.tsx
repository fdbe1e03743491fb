"use client";
import { Card, CardBody, CardHeader } from "@handrail/ui/card";
import { SearchInput } from "@handrail/ui/search-input";
import { LoadingRegion, Skeleton } from "@handrail/ui/skeleton";
import { keepPreviousData } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useDebounced } from "../../lib/use-debounced.ts";
import { useErrorText } from "../../lib/use-error-text.ts";
import { trpc } from "../../trpc/client.tsx";
import { Highlighted } from "../help/index.ts";

const shownAtOnce = 5;

/** The search itself, to see what an entry changes: it is asked again whenever the entries change. */
export function TrySearch() {
  const t = useTranslations("kb.synonyms");
  const common = useTranslations("common");
  const errorText = useErrorText();
  const [typed, setTyped] = useState("");
  const query = useDebounced(typed.trim(), 250);
  const search = trpc.kb.search.useQuery(
    { query, limit: shownAtOnce },
    { enabled: query !== "", placeholderData: keepPreviousData },
  );
  const hits = query === "" ? [] : (search.data ?? []);
  return (
    <Card aria-label={t("tryTitle")} className="lg:sticky lg:top-6">
      <CardHeader title={t("tryTitle")} description={t("tryBody")} />
      <CardBody className="flex flex-col gap-3">
        <SearchInput label={t("tryLabel")} value={typed} onText={setTyped} />
        {query !== "" && search.isPending && (
          <LoadingRegion label={common("loading")} className="flex flex-col gap-2">
            <Skeleton className="h-10" />
            <Skeleton className="h-10" />
          </LoadingRegion>
        )}
        <div aria-live="polite" className="flex flex-col gap-3">
          {query !== "" && search.error && (
            <p className="text-sm text-danger-text">{errorText(search.error)}</p>
          )}
          {query !== "" && search.data && hits.length === 0 && (
            <p className="text-sm text-fg-muted">{t("tryNothing", { query })}</p>
          )}
          {hits.length > 0 && (
            <ol className="flex flex-col gap-3">
              {hits.map(({ articleId, title, titleHighlights, snippet }) => (
                <li key={articleId} className="min-w-0">
                  <Link
                    href={`/support-dashboard/kb/${articleId}`}
                    className="text-sm font-medium text-fg wrap-anywhere hover:underline"
                  >
                    <Highlighted text={title} highlights={titleHighlights} />
                  </Link>
                  {snippet && (
                    <p className="line-clamp-2 text-sm text-fg-muted">
                      <Highlighted {...snippet} />
                    </p>
                  )}
                </li>
              ))}
            </ol>
          )}
        </div>
      </CardBody>
    </Card>
  );
}

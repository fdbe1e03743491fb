"use client";
import { type KbImportOutcome, kbImportOutcomes, kbImportReasons } from "@handrail/contracts";
import { Button } from "@handrail/ui/button";
import { Card, CardBody, CardHeader } from "@handrail/ui/card";
import { ErrorState } from "@handrail/ui/error-state";
import { Select } from "@handrail/ui/select";
import { LoadingRegion, SkeletonRows } from "@handrail/ui/skeleton";
import { Download } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useErrorText } from "../../lib/use-error-text.ts";
import { type RouterOutputs, trpc } from "../../trpc/client.tsx";
import { OutcomeBadge } from "./outcomes.tsx";

type File = RouterOutputs["kbImport"]["files"]["files"][number];
type Counts = RouterOutputs["kbImport"]["get"]["counts"];

function About({ file }: { file: File }) {
  const t = useTranslations("kbImport");
  const reason = kbImportReasons.find((known) => known === file.reason);
  const lines = [
    ...(reason ? [t(`reason.${reason}`) + (file.detail ? ` (${file.detail})` : "")] : []),
    ...file.notes.map(({ code, detail }) => t(`note.${code}`, { detail })),
  ];
  if (lines.length === 0) return null;
  return (
    <ul className="flex flex-col gap-0.5 text-sm text-fg-muted wrap-anywhere">
      {[...new Set(lines)].map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function FileRow({ file }: { file: File }) {
  return (
    <li className="grid gap-x-4 gap-y-1 px-4 py-2.5 md:grid-cols-[7.5rem_minmax(0,1fr)_minmax(0,1fr)]">
      <span>
        <OutcomeBadge outcome={file.outcome} />
      </span>
      <span className="min-w-0">
        {file.title &&
          (file.articleId ? (
            <Link
              href={`/support-dashboard/kb/${file.articleId}/edit`}
              className="text-md font-medium text-fg hover:underline"
            >
              {file.title}
            </Link>
          ) : (
            <span className="text-md font-medium text-fg">{file.title}</span>
          ))}
        <span className="block font-mono text-xs text-fg-muted wrap-anywhere">{file.path}</span>
      </span>
      <About file={file} />
    </li>
  );
}

type Props = { importId: string; counts: Counts; isCheck: boolean };

/** What came of each file, by kind; all of it as a table to save. */
export function Report({ importId, counts, isCheck }: Props) {
  const t = useTranslations("kbImport");
  const common = useTranslations("common");
  const errorText = useErrorText();
  const there = kbImportOutcomes.filter((outcome) => (counts[outcome] ?? 0) > 0);
  const [shown, setShown] = useState<KbImportOutcome | "all" | "noted">(
    there.includes("skipped") ? "skipped" : "all",
  );
  const files = trpc.kbImport.files.useInfiniteQuery(
    {
      importId,
      outcome: shown === "all" || shown === "noted" ? null : shown,
      noted: shown === "noted",
      limit: 50,
    },
    { getNextPageParam: (page) => page.nextCursor },
  );
  const rows = files.data?.pages.flatMap((page) => page.files) ?? [];
  return (
    <Card>
      <CardHeader
        title={t(isCheck ? "checkReport" : "report")}
        actions={
          <>
            <Select
              label={t("result")}
              className="w-48"
              value={shown}
              onValueChange={setShown}
              options={[
                { value: "all", label: t("all") },
                ...there.map((value) => ({ value, label: `${t(`outcome.${value}`)} (${counts[value]})` })),
                { value: "noted", label: t("noted") },
              ]}
            />
            <Button asChild>
              <a href={`/api/kb-import/${importId}/report`} download>
                <Download aria-hidden />
                {t("download")}
              </a>
            </Button>
          </>
        }
      />
      {files.isPending && (
        <LoadingRegion label={common("loading")}>
          <SkeletonRows rows={8} />
        </LoadingRegion>
      )}
      {files.isError && rows.length === 0 && (
        <ErrorState
          size="sm"
          title={t("loadFailed")}
          body={errorText(files.error)}
          retryLabel={common("retry")}
          onRetry={() => void files.refetch()}
        />
      )}
      {files.data && rows.length === 0 && <CardBody className="text-sm text-fg-muted">{t("none")}</CardBody>}
      {rows.length > 0 && (
        <ul
          aria-label={t(isCheck ? "checkReport" : "report")}
          className="divide-y divide-line border-t border-line"
        >
          {rows.map((file) => (
            <FileRow key={file.position} file={file} />
          ))}
        </ul>
      )}
      {files.hasNextPage && (
        <Button
          className="m-3 self-center"
          loading={files.isFetchingNextPage}
          onClick={() => void files.fetchNextPage()}
        >
          {common("more")}
        </Button>
      )}
    </Card>
  );
}

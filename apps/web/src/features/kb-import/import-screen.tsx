"use client";
import type { Locale } from "@handrail/contracts";
import { Button } from "@handrail/ui/button";
import { Callout } from "@handrail/ui/callout";
import { PageHeader } from "@handrail/ui/page-header";
import { LoadingRegion, Skeleton } from "@handrail/ui/skeleton";
import { Download } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { parseAsString, useQueryState } from "nuqs";
import { useEffect, useRef } from "react";
import { useErrorText } from "../../lib/use-error-text.ts";
import { trpc } from "../../trpc/client.tsx";
import { History } from "./history.tsx";
import { ImportCard } from "./import-card.tsx";
import { Report } from "./report.tsx";
import { UploadCard } from "./upload-card.tsx";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const askEveryMs = 1_000;

function Opened({
  importId,
  ownLocale,
  onAnother,
}: {
  importId: string;
  ownLocale: Locale;
  onAnother: () => void;
}) {
  const t = useTranslations("kbImport");
  const common = useTranslations("common");
  const errorText = useErrorText();
  const utils = trpc.useUtils();
  const opened = trpc.kbImport.get.useQuery(
    { importId },
    {
      refetchInterval: ({ state }) =>
        state.data?.state === "checking" || state.data?.state === "importing" ? askEveryMs : false,
    },
  );
  const state = opened.data?.state;
  const last = useRef(state);
  useEffect(() => {
    if (last.current && last.current !== state) {
      void utils.kbImport.list.invalidate();
      void utils.kbImport.files.invalidate();
      void utils.kbAdmin.list.invalidate();
      void utils.kb.categories.invalidate();
    }
    last.current = state;
  }, [state, utils]);
  if (opened.isError && !opened.data) {
    return (
      <Callout tone="danger" action={<Button onClick={onAnother}>{t("another")}</Button>}>
        {errorText(opened.error)}
      </Callout>
    );
  }
  if (!opened.data) {
    return (
      <LoadingRegion label={common("loading")}>
        <Skeleton className="h-60 w-full rounded-card" />
      </LoadingRegion>
    );
  }
  const at = opened.data;
  const hasReport = at.done > 0 && at.state !== "checking" && at.state !== "importing";
  return (
    <>
      <ImportCard key={at.id} at={at} ownLocale={ownLocale} onAnother={onAnother} />
      {hasReport && (
        <Report
          key={`${at.id} ${at.state}`}
          importId={at.id}
          counts={at.counts}
          isCheck={at.state === "checked"}
        />
      )}
    </>
  );
}

/** Where pages come in and all of them go out. */
export function ImportScreen({ ownLocale }: { ownLocale: Locale }) {
  const t = useTranslations("kbImport");
  const [given, setImportId] = useQueryState("import", parseAsString.withDefault(""));
  const importId = uuid.test(given) ? given : "";
  return (
    <div className="mx-auto flex max-w-[64rem] flex-col gap-4 p-4 lg:p-6">
      <PageHeader
        title={t("title")}
        description={t("description")}
        breadcrumbs={[{ label: t("back"), href: "/support-dashboard/kb" }]}
        breadcrumbsLabel={t("back")}
        link={Link}
        actions={
          <Button asChild title={t("exportHint")}>
            <a href="/api/kb-export" download>
              <Download aria-hidden />
              {t("export")}
            </a>
          </Button>
        }
      />
      {importId ? (
        <Opened
          key={importId}
          importId={importId}
          ownLocale={ownLocale}
          onAnother={() => void setImportId(null)}
        />
      ) : (
        <UploadCard onUploaded={(id) => void setImportId(id)} />
      )}
      <History openId={importId} onOpen={(id) => void setImportId(id)} />
    </div>
  );
}

"use client";
import { Button } from "@handrail/ui/button";
import { ErrorState } from "@handrail/ui/error-state";
import { useTranslations } from "next-intl";
import { errorRequest, useSupport } from "../support-modal/index.ts";

type Props = { error: Error & { digest?: string }; reset: () => void; report?: () => void };

/** What a page that failed shows: another try, or the ticket form with what happened filled in. */
export function PageError({ error, reset, report }: Props) {
  const t = useTranslations("support.error");
  const common = useTranslations("common");
  const errors = useTranslations("errors");
  const { open } = useSupport();
  return (
    <div className="grid flex-1 place-items-center p-6">
      <ErrorState
        title={t("title")}
        body={t("body")}
        retryLabel={common("retry")}
        onRetry={reset}
        action={<Button onClick={report ?? (() => open(errorRequest(error)))}>{t("report")}</Button>}
        reference={error.digest ? errors("reference", { id: error.digest }) : undefined}
      />
    </div>
  );
}

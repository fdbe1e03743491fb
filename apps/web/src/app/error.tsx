"use client";
import { ErrorState } from "@handrail/ui/error-state";
import { useTranslations } from "next-intl";

export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const t = useTranslations("errors");
  return (
    <main className="grid min-h-dvh place-items-center p-6">
      <ErrorState
        title={t("title")}
        body={t("body")}
        retryLabel={t("retry")}
        onRetry={reset}
        reference={error.digest ? t("reference", { id: error.digest }) : undefined}
      />
    </main>
  );
}

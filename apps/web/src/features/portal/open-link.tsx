"use client";
import { Button } from "@handrail/ui/button";
import { Callout } from "@handrail/ui/callout";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useErrorText, useWaitText } from "../../lib/use-error-text.ts";
import { openMailedLink } from "../../server/guest.ts";

type Problem = { kind: "expired" | "failed" } | { kind: "limited"; seconds: number };

/** Uses the link up on a press: a mail scanner that only opens the page does not. */
export function OpenLink({ token }: { token: string }) {
  const t = useTranslations("portal.open");
  const errorText = useErrorText();
  const waitText = useWaitText();
  const router = useRouter();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const open = async () => {
    setBusy(true);
    setProblem(null);
    try {
      const opened = await openMailedLink(token);
      if (opened.kind === "opened") {
        router.replace(`/support/track/${encodeURIComponent(opened.number)}`);
        return;
      }
      setProblem(opened);
    } catch {
      setProblem({ kind: "failed" });
    }
    setBusy(false);
  };
  return (
    <div className="mt-6 flex flex-col items-start gap-4">
      {problem ? (
        <Callout tone={problem.kind === "expired" ? "warning" : "danger"} live title={t("notOpened")}>
          {problem.kind === "expired" ? t("expired") : null}
          {problem.kind === "limited" ? waitText(problem.seconds) : null}
          {problem.kind === "failed" ? errorText(null) : null}
        </Callout>
      ) : null}
      {problem?.kind === "expired" ? (
        <Button asChild variant="primary" size="lg">
          <Link href="/support/track">{t("another")}</Link>
        </Button>
      ) : (
        <Button variant="primary" size="lg" loading={isBusy} onClick={() => void open()}>
          {t("open")}
        </Button>
      )}
    </div>
  );
}

"use client";
import type { WireMessage } from "@handrail/contracts";
import { Button } from "@handrail/ui/button";
import { Callout } from "@handrail/ui/callout";
import { toast } from "@handrail/ui/toast";
import { RefreshCw } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useErrorText } from "../../lib/use-error-text.ts";
import { trpc } from "../../trpc/client.tsx";

type Props = { ticketId: string; draft: WireMessage; disabled: boolean; onDone: () => void };

/** That articles of a draft have changed since it was written: which, how to see it, and composing the draft again. */
export function StaleNote({ ticketId, draft, disabled, onDone }: Props) {
  const t = useTranslations("tickets.draft.stale");
  const errorText = useErrorText();
  const compose = trpc.triage.compose.useMutation({
    onSuccess: ({ message }) => {
      if (message) toast.success(t("composed"));
      else toast.warning(t("noAnswer"));
      onDone();
    },
    onError: (error) => {
      toast.error(errorText(error));
      onDone();
    },
  });
  const { id: messageId, changeSeq } = draft;
  return (
    <Callout tone="warning" title={t("title")}>
      <ul>
        {draft.stale.map(({ articleId, title, was, revision }) => (
          <li key={articleId}>
            {revision === null ? (
              t("gone", { title })
            ) : (
              <>
                {t("changed", { title, was, revision })}{" "}
                <Link
                  href={`/support-dashboard/kb/${articleId}/edit?panel=revisions`}
                  className="text-accent-text hover:underline"
                >
                  {t("see")}
                </Link>
              </>
            )}
          </li>
        ))}
      </ul>
      <p>{t("blocked")}</p>
      <Button
        size="sm"
        className="mt-2"
        loading={compose.isPending}
        disabled={disabled}
        onClick={() => compose.mutate({ ticketId, draft: { messageId, changeSeq } })}
      >
        <RefreshCw aria-hidden />
        {t("compose")}
      </Button>
    </Callout>
  );
}

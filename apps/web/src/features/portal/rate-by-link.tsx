"use client";
import { Button } from "@handrail/ui/button";
import { Callout } from "@handrail/ui/callout";
import { ThumbsDown, ThumbsUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { errorDetails } from "../../lib/errors.ts";
import { useErrorText } from "../../lib/use-error-text.ts";
import { trpc } from "../../trpc/client.tsx";

type Props = {
  link: { messageId: string; expires: string; signature: string };
  /** What the reader chose in the mail; it counts once it is pressed here. */
  pressed: boolean;
};

/** Says whether the answer of a mail helped, on a press: a mail scanner that only opens the page says nothing. */
export function RateByLink({ link, pressed }: Props) {
  const t = useTranslations("portal.feedback");
  const errorText = useErrorText();
  const rate = trpc.portal.rateAnswer.useMutation();
  const said = rate.data?.helpful;
  const { reason, code } = rate.error ? errorDetails(rate.error) : {};
  const isBroken = code === "NOT_FOUND" || reason === "link_expired";
  const choice = (helpful: boolean) => (
    <Button
      size="lg"
      variant={helpful === (said ?? pressed) ? "primary" : "secondary"}
      aria-pressed={said === helpful}
      loading={rate.isPending && rate.variables?.helpful === helpful}
      disabled={rate.isPending}
      onClick={() => rate.mutate({ ...link, helpful })}
    >
      {helpful ? <ThumbsUp aria-hidden /> : <ThumbsDown aria-hidden />}
      {t(helpful ? "yes" : "no")}
    </Button>
  );
  return (
    <div className="mt-6 flex flex-col items-start gap-4">
      {rate.error && (
        <Callout tone={isBroken ? "warning" : "danger"} live>
          {isBroken ? t("broken") : errorText(rate.error)}
        </Callout>
      )}
      {said !== undefined && (
        <Callout tone="success" live title={t("thanks")}>
          {t(said ? "thanksYes" : "thanksNo")}
        </Callout>
      )}
      {!isBroken && (
        <div className="flex flex-wrap gap-3">
          {choice(true)}
          {choice(false)}
        </div>
      )}
    </div>
  );
}

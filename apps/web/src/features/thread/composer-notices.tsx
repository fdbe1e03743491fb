"use client";
import { Button } from "@handrail/ui/button";
import { Callout } from "@handrail/ui/callout";
import { Braces, Lock, MessageSquareWarning, MonitorSmartphone, Sparkles } from "lucide-react";
import { useTranslations } from "next-intl";
import type { DeskConversation } from "./use-desk-conversation.ts";

type Props = { desk: DeskConversation; closedReason: string | undefined };

/** What has to be known before a reply goes out: what came meanwhile, whose draft it is, what is not filled in. */
export function ComposerNotices({ desk: { composer, seen }, closedReason }: Props) {
  const t = useTranslations("tickets.composer");
  const more = useTranslations("templates.composer");
  const common = useTranslations("common");
  const isReply = composer.mode === "reply";
  return (
    <>
      {composer.other !== null && (
        <Callout
          tone="info"
          live
          icon={<MonitorSmartphone />}
          className="mx-2 mt-2"
          action={
            <>
              <Button size="sm" variant="secondary" onClick={composer.addOther}>
                {more("addOther")}
              </Button>
              <Button size="sm" variant="ghost" onClick={composer.dropOther}>
                {more("dropOther")}
              </Button>
            </>
          }
        >
          {more("other", { text: composer.other.slice(0, 80) })}
        </Callout>
      )}
      {isReply && seen.crossing && composer.text.trim() !== "" && (
        <Callout
          tone="warning"
          live
          icon={<MessageSquareWarning />}
          className="mx-2 mt-2"
          onDismiss={seen.settleCrossing}
          dismissLabel={common("dismiss")}
        >
          {seen.crossing.name ? t("crossed", { name: seen.crossing.name }) : t("crossedUnknown")}
        </Callout>
      )}
      {isReply && composer.draft && (
        <Callout
          tone="accent"
          icon={<Sparkles />}
          className="mx-2 mt-2"
          onDismiss={composer.leaveDraft}
          dismissLabel={t("leaveDraft")}
        >
          {t("fromDraft")}
        </Callout>
      )}
      {isReply && composer.unfilled.length > 0 && !closedReason && (
        <Callout
          tone="warning"
          live
          icon={<Braces />}
          className="mx-2 mt-2"
          action={
            composer.isHeldBack && composer.mayKeep ? (
              <Button size="sm" variant="secondary" onClick={composer.accept}>
                {more("unfilledAccept")}
              </Button>
            ) : null
          }
        >
          {more("unfilled", {
            names: composer.unfilled.map((name) => `{{${name}}}`).join(", "),
          })}
        </Callout>
      )}
      {isReply && closedReason && (
        <Callout tone="neutral" icon={<Lock />} className="mx-2 mt-2">
          {closedReason}
        </Callout>
      )}
    </>
  );
}

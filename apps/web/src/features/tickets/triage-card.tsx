"use client";
import type { TriageRecord } from "@handrail/contracts";
import { Badge } from "@handrail/ui/badge";
import { DescriptionList } from "@handrail/ui/description-list";
import { Progress } from "@handrail/ui/progress";
import { Sparkles } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useLanguageName } from "../../lib/use-language-name.ts";
import { RelativeTime } from "../shell/relative-time.tsx";
import { SideCard } from "./side-card.tsx";
import { SortAgain } from "./sort-again.tsx";
import type { Choices } from "./ticket-labels.tsx";
import { TriageEntities } from "./triage-entities.tsx";
import { TriageSorting } from "./triage-sorting.tsx";
import type { Ticket } from "./use-ticket.ts";
import type { TicketChanges } from "./use-ticket-changes.ts";

type Props = { ticket: Ticket; triage: TriageRecord; changes: TicketChanges; choices: Choices | undefined };

/** What triage made of the first message, how sure it was, why the gate decided as it did; and putting it right. */
export function TriageCard(props: Props) {
  const { triage, ticket } = props;
  const t = useTranslations("tickets.triage");
  const priorities = useTranslations("vocabulary.priority");
  const severities = useTranslations("vocabulary.severity");
  const sentiments = useTranslations("vocabulary.sentiment");
  const why = useTranslations("tickets.draft.why");
  const format = useFormatter();
  const languages = useLanguageName();
  return (
    <SideCard title={t("title")} icon={<Sparkles aria-hidden />}>
      {triage.state === "failed" ? (
        <p className="pb-2 text-fg-muted">{t("failed")}</p>
      ) : (
        <>
          {triage.summary && <p className="pb-3 text-fg wrap-anywhere">{triage.summary}</p>}
          <Progress
            value={triage.confidence}
            max={1}
            label={t("confidence")}
            showLabel
            valueLabel={format.number(triage.confidence, { style: "percent" })}
            className="pb-3"
          />
        </>
      )}
      <TriageSorting {...props} />
      <DescriptionList
        items={[
          { label: t("severity"), value: severities(triage.severity) },
          { label: t("sentiment"), value: sentiments(triage.sentiment) },
          { label: t("language"), value: languages(triage.language) },
          ...(triage.cues && triage.cues.length > 0
            ? [{ label: t("cues"), value: triage.cues.map((cue) => `“${cue}”`).join(", ") }]
            : []),
          { label: t("gate"), value: <Badge tone="neutral">{t(`gates.${triage.gate}`)}</Badge> },
        ]}
      />
      <TriageEntities entities={ticket.entities} />
      {triage.priorityWhy && (
        <details className="mt-2 text-xs text-fg-muted">
          <summary className="cursor-pointer">{t("priorityWhy.title")}</summary>
          <ol className="mt-1 list-decimal ps-5">
            {triage.priorityWhy.map(({ by, rule = "", priority }) => (
              <li key={`${by} ${rule} ${priority}`} className="wrap-anywhere">
                {t(`priorityWhy.${by}`, { priority: priorities(priority), rule })}
              </li>
            ))}
          </ol>
        </details>
      )}
      <p className="mt-2 text-xs text-fg-muted">
        {why(triage.why)} <RelativeTime at={new Date(triage.at)} />
      </p>
      <SortAgain ticket={ticket} />
    </SideCard>
  );
}

"use client";
import type { TriageRecord } from "@handrail/contracts";
import { Badge } from "@handrail/ui/badge";
import { DescriptionList } from "@handrail/ui/description-list";
import { Progress } from "@handrail/ui/progress";
import { Sparkles } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { trpc } from "../../trpc/client.tsx";
import { RelativeTime } from "../shell/relative-time.tsx";
import { PriorityMark } from "./priority-mark.tsx";
import { SideCard } from "./side-card.tsx";

/** What triage made of the first message, how sure it was, and why the gate decided as it did. */
export function TriageCard({ triage }: { triage: TriageRecord }) {
  const t = useTranslations("tickets.triage");
  const types = useTranslations("vocabulary.ticketType");
  const priorities = useTranslations("vocabulary.priority");
  const severities = useTranslations("vocabulary.severity");
  const sentiments = useTranslations("vocabulary.sentiment");
  const why = useTranslations("tickets.draft.why");
  const format = useFormatter();
  const categories = trpc.kb.categories.useQuery(undefined, { staleTime: 300_000 });
  const category = categories.data?.find(({ id }) => id === triage.categoryId)?.name ?? triage.category;
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
      <DescriptionList
        items={[
          ...(category ? [{ label: t("category"), value: category }] : []),
          { label: t("type"), value: types(triage.type) },
          { label: t("priority"), value: <PriorityMark priority={triage.priority} showLabel /> },
          { label: t("severity"), value: severities(triage.severity) },
          ...(triage.intent ? [{ label: t("intent"), value: triage.intent.replaceAll("_", " ") }] : []),
          { label: t("sentiment"), value: sentiments(triage.sentiment) },
          { label: t("gate"), value: <Badge tone="neutral">{t(`gates.${triage.gate}`)}</Badge> },
        ]}
      />
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
    </SideCard>
  );
}

"use client";
import { Card, CardHeader } from "@handrail/ui/card";
import { useTranslations } from "next-intl";
import { trpc } from "../../trpc/client.tsx";
import { RelativeTime } from "../shell/relative-time.tsx";
import { RunStateBadge } from "./run-state.tsx";
import { RunStepRow } from "./run-step-row.tsx";

const lookAgainMs = 2_000;

/** Runs that belong to no ticket: when the classifier learned, and what it brought. */
export function RetrainingRuns() {
  const t = useTranslations("act.retraining");
  const query = trpc.playbooks.ownRuns.useQuery(undefined, {
    refetchInterval: ({ state }) =>
      state.data?.some((run) => run.state === "running") ? lookAgainMs : false,
  });
  if (!query.data || query.data.length === 0) return null;
  return (
    <Card>
      <CardHeader title={t("title")} description={t("description")} />
      <ul aria-label={t("title")} className="divide-y divide-line border-t border-line">
        {query.data.map((run) => (
          <li key={run.id} className="px-4 py-3">
            <span className="flex flex-wrap items-center gap-2">
              <span className="font-medium">{run.name}</span>
              <RunStateBadge state={run.state} />
              <span className="text-xs text-fg-muted">
                {run.decidedByName} · <RelativeTime at={run.createdAt} />
              </span>
            </span>
            <ol>
              {run.steps.map((step, index) => (
                <RunStepRow key={index} step={step} />
              ))}
            </ol>
          </li>
        ))}
      </ul>
    </Card>
  );
}

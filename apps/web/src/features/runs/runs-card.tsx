"use client";
import { Callout } from "@handrail/ui/callout";
import { SkeletonText } from "@handrail/ui/skeleton";
import { useTranslations } from "next-intl";
import { trpc } from "../../trpc/client.tsx";
import { useDeskEvents } from "../dashboard/index.ts";
import { useCan } from "../shell/me.tsx";
import { RelativeTime } from "../shell/relative-time.tsx";
import { LinkedFeatures } from "./linked-features.tsx";
import { type Run, RunActions } from "./run-actions.tsx";
import { RunStateBadge } from "./run-state.tsx";
import { RunStepRow, useRunError } from "./run-step-row.tsx";
import { StartRun } from "./start-run.tsx";

function RunEntry({ run, mayWork, refresh }: { run: Run; mayWork: boolean; refresh: () => void }) {
  const t = useTranslations("act.run");
  const errorText = useRunError();
  const { name, state, origin, waitsFor, steps, undo, decidedByName, reason, error, createdAt } = run;
  const isUndo = state === "undoing" || state === "undone";
  return (
    <li aria-label={name} className="rounded-control border border-line p-3">
      <span className="flex flex-wrap items-center gap-2">
        <span className="min-w-0 flex-1 font-medium text-fg wrap-anywhere">{name}</span>
        <RunStateBadge state={state} />
      </span>
      <span className="block text-xs text-fg-muted">
        {t(`origin.${origin}`)} · <RelativeTime at={createdAt} />
        {decidedByName && ` · ${t("decidedBy", { name: decidedByName })}`}
      </span>
      {state === "proposed" && waitsFor && (
        <span className="mt-1 block text-xs text-fg">{t(`waits.${waitsFor}`)}</span>
      )}
      <ol className="mt-1">
        {[...steps, ...(isUndo ? undo : [])].map((step, index) => (
          <RunStepRow key={index} step={step} />
        ))}
      </ol>
      {reason && <span className="block text-xs text-fg-muted">{t("declinedFor", { reason })}</span>}
      {error && !steps.some((step) => step.error) && (
        <span className="block text-xs text-danger-text">{errorText(error)}</span>
      )}
      {mayWork && <RunActions run={run} refresh={refresh} />}
    </li>
  );
}

/** What playbooks did, do and would do on a ticket; what the customer wishes for. */
export function RunsCard({ ticketId, subject }: { ticketId: string; subject: string }) {
  const t = useTranslations("act.run");
  const mayWork = useCan("tickets:write");
  const utils = trpc.useUtils();
  const query = trpc.playbooks.runs.useQuery({ ticketId });
  const refresh = () => {
    void query.refetch();
    void utils.tickets.history.invalidate({ ticketId });
  };
  useDeskEvents((event) => {
    if ((event.kind === "ticket" && event.ticketId === ticketId) || event.kind === "refetch") {
      void query.refetch();
    }
  });
  if (query.isPending) return <SkeletonText lines={2} />;
  if (!query.data) return <Callout tone="danger">{t("failed")}</Callout>;
  const { runs, playbooks, features } = query.data;
  return (
    <div className="flex flex-col gap-3">
      {runs.length === 0 && <p className="text-fg-muted">{t("none")}</p>}
      {runs.length > 0 && (
        <ul aria-label={t("title")} className="flex flex-col gap-2">
          {runs.map((run) => (
            <RunEntry key={run.id} run={run} mayWork={mayWork} refresh={refresh} />
          ))}
        </ul>
      )}
      {mayWork && (
        <>
          <StartRun ticketId={ticketId} playbooks={playbooks} refresh={refresh} />
          <LinkedFeatures ticketId={ticketId} subject={subject} linked={features} refresh={refresh} />
        </>
      )}
    </div>
  );
}

"use client";
import { Button } from "@handrail/ui/button";
import { toast } from "@handrail/ui/toast";
import { useTranslations } from "next-intl";
import { useErrorText } from "../../lib/use-error-text.ts";
import { trpc } from "../../trpc/client.tsx";
import { RetrainingRuns } from "../runs/index.ts";
import { type Playbook, PlaybookEditor } from "./playbook-editor.tsx";
import { SettingScreen } from "./setting-screen.tsx";

/** What a playbook is for, how often it ran, and starting the one that needs no ticket. */
function PlaybookDetail({ playbook }: { playbook: Playbook }) {
  const t = useTranslations("act.playbook");
  const kinds = useTranslations("act.kind");
  const errorText = useErrorText();
  const utils = trpc.useUtils();
  const start = trpc.playbooks.start.useMutation({
    onSuccess: () => toast.success(t("started", { name: playbook.name })),
    onError: (error) => toast.error(errorText(error)),
    onSettled: () => utils.playbooks.ownRuns.invalidate(),
  });
  const { kind, runs, done, failed, needsApproval, trigger } = playbook;
  const isByHand = Object.values(trigger).every((list) => list.length === 0);
  return (
    <span className="flex flex-col items-start gap-1.5">
      <span>
        {[
          kinds(kind),
          t(needsApproval ? "withApproval" : "byPlan"),
          ...(isByHand ? [t("byHand")] : []),
          runs > 0 ? t("runs", { runs, done, failed }) : t("neverRan"),
        ].join(" · ")}
      </span>
      {kind === "engine_retraining" && playbook.isActive && (
        <Button
          size="sm"
          loading={start.isPending}
          aria-label={t("startNamed", { name: playbook.name })}
          onClick={() => start.mutate({ playbookId: playbook.id, ticketId: null })}
        >
          {t("start")}
        </Button>
      )}
    </span>
  );
}

/** What is done about each kind of ticket. */
export function PlaybooksScreen() {
  const list = trpc.playbooks.list.useQuery();
  return (
    <div className="flex flex-col gap-4">
      <SettingScreen
        kind="playbook"
        list={list}
        itemOf={(playbook) => ({
          id: playbook.id,
          version: playbook.version,
          label: playbook.name,
          isActive: playbook.isActive,
          uses: { tickets: playbook.runs, others: 0 },
          detail: <PlaybookDetail playbook={playbook} />,
        })}
        editor={(row, onClose) => <PlaybookEditor key={row?.id ?? "new"} row={row} onClose={onClose} />}
      />
      <RetrainingRuns />
    </div>
  );
}

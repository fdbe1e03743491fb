"use client";
import { RadioGroup } from "@handrail/ui/radio-group";
import { StatusDot } from "@handrail/ui/status-dot";
import { useTranslations } from "next-intl";
import { agentStatusTones } from "../../lib/labels.ts";
import type { RouterOutputs } from "../../trpc/client.tsx";
import { QueryState } from "../shell/query-state.tsx";

type Targets = RouterOutputs["chatDesk"]["targets"];
type Listed = {
  data: Targets | undefined;
  isPending: boolean;
  isFetching: boolean;
  error: unknown;
  refetch: () => unknown;
};
type Props = { targets: Listed; value: string; onChange: (id: string) => void };

const list = "max-h-64 overflow-y-auto";

/** Colleagues in reach of the chat: who is there and has room can be chosen. */
export function ColleagueChoice({ targets, except, value, onChange }: Props & { except: string | null }) {
  const t = useTranslations("chatDesk.handOver");
  const statuses = useTranslations("vocabulary.agentStatus");
  const agents = (targets.data?.agents ?? []).filter(({ membershipId }) => membershipId !== except);
  return (
    <>
      <QueryState query={targets} failed={t("failed")} size="sm" />
      {targets.data && agents.length === 0 && <p className="text-sm text-fg-muted">{t("noColleagues")}</p>}
      {agents.length > 0 && (
        <RadioGroup
          label={t("colleague")}
          value={value}
          onValueChange={onChange}
          className={list}
          options={agents.map(({ membershipId, name, status, chats, max, isFree }) => ({
            value: membershipId,
            label: name,
            disabled: !isFree,
            hint: (
              <span className="inline-flex flex-wrap items-center gap-x-2">
                <StatusDot tone={agentStatusTones[status]} label={statuses(status)} showLabel />
                <span>{t("load", { chats, max })}</span>
              </span>
            ),
          }))}
        />
      )}
    </>
  );
}

/** Teams that have members. */
export function TeamChoice({ targets, value, onChange }: Props) {
  const t = useTranslations("chatDesk.handOver");
  const teams = targets.data?.teams ?? [];
  return (
    <>
      <QueryState query={targets} failed={t("failed")} size="sm" />
      {targets.data && teams.length === 0 && <p className="text-sm text-fg-muted">{t("noTeams")}</p>}
      {teams.length > 0 && (
        <RadioGroup
          label={t("team")}
          value={value}
          onValueChange={onChange}
          className={list}
          options={teams.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
    </>
  );
}

"use client";
import { StatCard } from "@handrail/ui/stat-card";
import { useFormatter, useTranslations } from "next-intl";
import type { RouterOutputs } from "../../trpc/client.tsx";

export type AiInsights = RouterOutputs["metrics"]["ai"];

/** The numbers that say whether it is worth having. */
export function AiTotals({ insights }: { insights: AiInsights }) {
  const t = useTranslations("aiInsights");
  const format = useFormatter();
  const { outcomes, kinds, chats, deflection, currency } = insights;
  const share = (part: number, of: number) =>
    of === 0 ? "–" : format.number(part / of, { style: "percent", maximumFractionDigits: 0 });
  const calls = kinds.reduce((sum, kind) => sum + kind.calls, 0);
  const failures = kinds.reduce((sum, kind) => sum + kind.failures, 0);
  const cost = kinds.reduce((sum, kind) => sum + kind.cost, 0);
  const answered = outcomes.drafted + outcomes.autoSent;
  const votes = outcomes.helpful + outcomes.unhelpful;
  return (
    <div className="grid grid-cols-2 gap-3 xl:grid-cols-4">
      <StatCard
        label={t("resolvedAlone")}
        value={share(outcomes.resolvedAlone, outcomes.resolved)}
        hint={t("ofResolved", { count: outcomes.resolvedAlone, of: outcomes.resolved })}
      />
      <StatCard
        label={t("chatsAlone")}
        value={share(chats.began - chats.asked, chats.began)}
        hint={t("ofChats", { count: chats.asked, of: chats.began })}
      />
      <StatCard
        label={t("deflection")}
        value={share(deflection.accepted, deflection.suggested)}
        hint={t("ofSuggested", { count: deflection.accepted, of: deflection.suggested })}
      />
      <StatCard
        label={t("answered")}
        value={share(answered, outcomes.triaged)}
        hint={t("ofTriaged", { count: answered, of: outcomes.triaged })}
      />
      <StatCard
        label={t("accepted")}
        value={share(outcomes.approved + outcomes.edited, outcomes.drafted)}
        hint={t("ofDrafted", { count: outcomes.approved + outcomes.edited, of: outcomes.drafted })}
      />
      <StatCard
        label={t("helpful")}
        value={share(outcomes.helpful, votes)}
        hint={t("votes", { count: votes })}
      />
      <StatCard
        label={t("cost")}
        value={calls === 0 ? "–" : format.number(cost, { style: "currency", currency })}
        hint={t("costHint")}
      />
      <StatCard
        label={t("failures")}
        value={share(failures, calls)}
        hint={t("ofCalls", { count: failures, of: calls })}
      />
    </div>
  );
}

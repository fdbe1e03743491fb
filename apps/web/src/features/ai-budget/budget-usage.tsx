"use client";
import { Callout } from "@handrail/ui/callout";
import { Progress } from "@handrail/ui/progress";
import { useFormatter, useTranslations } from "next-intl";
import type { RouterOutputs } from "../../trpc/client.tsx";

const toneOf = (used: number, limit: number) =>
  used >= limit ? "danger" : used >= limit * 0.8 ? "warning" : "accent";

/** What this month has used, beside what it may. */
export function BudgetUsage({ budget, usage, models }: RouterOutputs["aiBudget"]["get"]) {
  const t = useTranslations("aiBudget");
  const format = useFormatter();
  const money = (value: number) => format.number(value, { style: "currency", currency: budget.currency });
  const { current } = models;
  if (current.isLocal && usage.calls === 0) return <Callout tone="info">{t("local")}</Callout>;
  const hasPrice = budget.prices.some(({ model }) => model === current.name);
  const { monthlyTokens, monthlyCost } = budget;
  const isOver =
    (monthlyTokens !== null && usage.tokens >= monthlyTokens) ||
    (monthlyCost !== null && usage.cost >= monthlyCost);
  return (
    <div className="flex flex-col gap-3">
      {isOver && (
        <Callout tone="danger" title={t("usedUp")}>
          {t("usedUpBody")}
        </Callout>
      )}
      {monthlyTokens === null ? (
        <p className="text-sm text-fg-muted">
          {t("tokensSoFar", { count: usage.tokens, calls: usage.calls })}
        </p>
      ) : (
        <Progress
          label={t("tokens")}
          showLabel
          value={usage.tokens}
          max={monthlyTokens}
          tone={toneOf(usage.tokens, monthlyTokens)}
          valueLabel={t("of", { used: format.number(usage.tokens), limit: format.number(monthlyTokens) })}
        />
      )}
      {monthlyCost !== null && (
        <Progress
          label={t("cost")}
          showLabel
          value={usage.cost}
          max={monthlyCost}
          tone={toneOf(usage.cost, monthlyCost)}
          valueLabel={t("of", { used: money(usage.cost), limit: money(monthlyCost) })}
        />
      )}
      {monthlyCost === null && usage.cost > 0 && (
        <p className="text-sm text-fg-muted">{t("costSoFar", { cost: money(usage.cost) })}</p>
      )}
      {!current.isLocal && !hasPrice && (
        <Callout tone="warning">{t("noPrice", { model: current.name })}</Callout>
      )}
    </div>
  );
}

"use client";
import { useTranslations } from "next-intl";
import { trpc } from "../../trpc/client.tsx";
import { BudgetCard } from "../ai-budget/index.ts";
import { QueryState } from "../shell/query-state.tsx";
import { AnswersForm } from "./answers-form.tsx";
import { PlanCard } from "./plan-card.tsx";

/** What AI may do for the organisation; a card for each matter. */
export function AiSettingsScreen() {
  const t = useTranslations("aiSettings");
  const query = trpc.aiSettings.get.useQuery();
  return (
    <div className="flex flex-col gap-6">
      <QueryState query={query} failed={t("failed")} />
      {query.data && (
        <>
          <PlanCard tier={query.data.tier} />
          <AnswersForm {...query.data} />
          <BudgetCard />
        </>
      )}
    </div>
  );
}

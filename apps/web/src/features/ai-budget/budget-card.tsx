"use client";
import { Field } from "@handrail/ui/field";
import { Input } from "@handrail/ui/input";
import { toast } from "@handrail/ui/toast";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, trpc } from "../../trpc/client.tsx";
import { FormCard } from "../shell/form-card.tsx";
import { QueryState } from "../shell/query-state.tsx";
import { BudgetUsage } from "./budget-usage.tsx";
import { PriceRows } from "./price-rows.tsx";
import { checkTyped, type TypedBudget, typedOf } from "./typed-budget.ts";

const limits = [
  "monthlyTokens",
  "monthlyCost",
  "currency",
  "dailyTurns",
  "longestInput",
  "traceDays",
] as const;

function BudgetForm(given: RouterOutputs["aiBudget"]["get"]) {
  const t = useTranslations("aiBudget");
  const utils = trpc.useUtils();
  const [seen, setSeen] = useState(given.budget);
  const [typed, setTyped] = useState<TypedBudget>(typedOf(given.budget));
  const save = trpc.aiBudget.change.useMutation({
    onSuccess: (saved) => {
      setSeen(saved.budget);
      setTyped(typedOf(saved.budget));
      utils.aiBudget.get.setData(undefined, saved);
      toast.success(t("saved"));
    },
  });
  const checked = checkTyped(typed, seen.version);
  const issues = checked.success ? [] : checked.error.issues;
  const isChanged = JSON.stringify(typed) !== JSON.stringify(typedOf(seen));
  const { current, others } = given.models;
  const models = current.isLocal ? others : [current.name, ...others];
  return (
    <FormCard
      title={t("title")}
      description={t("description")}
      save={save}
      canSave={isChanged && checked.success}
      onSave={() => checked.success && save.mutate(checked.data)}
      isChanged={isChanged}
      className="max-w-160 gap-5"
    >
      <BudgetUsage {...given} />
      <div className="grid gap-4 sm:grid-cols-2">
        {limits.map((field) => (
          <Field
            key={field}
            label={t(`fields.${field}`)}
            hint={t(`hints.${field}`)}
            error={issues.some(({ path }) => path[0] === field) && t(`invalid.${field}`)}
          >
            <Input
              inputMode={field === "currency" ? "text" : field === "monthlyCost" ? "decimal" : "numeric"}
              autoComplete="off"
              value={typed[field]}
              onChange={({ target }) => setTyped({ ...typed, [field]: target.value })}
            />
          </Field>
        ))}
      </div>
      <PriceRows
        prices={typed.prices}
        currency={typed.currency}
        unpriced={models.filter((model) => !typed.prices.some((price) => price.model === model))}
        wrong={issues.flatMap(({ path }) =>
          path[0] !== "prices"
            ? []
            : typeof path[1] === "number"
              ? [path[1]]
              : typed.prices.map((_, index) => index),
        )}
        onChange={(prices) => setTyped({ ...typed, prices })}
      />
    </FormCard>
  );
}

/** What AI may cost, and what of customers' texts it is shown and for how long. */
export function BudgetCard() {
  const t = useTranslations("aiBudget");
  const query = trpc.aiBudget.get.useQuery();
  return (
    <>
      <QueryState query={query} failed={t("failed")} rows={4} />
      {query.data && <BudgetForm {...query.data} />}
    </>
  );
}

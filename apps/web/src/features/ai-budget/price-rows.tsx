"use client";
import { Button } from "@handrail/ui/button";
import { Field } from "@handrail/ui/field";
import { IconButton } from "@handrail/ui/icon-button";
import { Input } from "@handrail/ui/input";
import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { TypedPrice } from "./typed-budget.ts";

type Props = {
  prices: readonly TypedPrice[];
  currency: string;
  /** Models to price that have no price yet. */
  unpriced: readonly string[];
  wrong: readonly number[];
  onChange: (prices: TypedPrice[]) => void;
};

/** What a million tokens of each model cost. */
export function PriceRows({ prices, currency, unpriced, wrong, onChange }: Props) {
  const t = useTranslations("aiBudget");
  const set = (key: number, change: Partial<TypedPrice>) =>
    onChange(prices.map((price) => (price.key === key ? { ...price, ...change } : price)));
  const add = () => {
    const key = Math.max(-1, ...prices.map((price) => price.key)) + 1;
    onChange([...prices, { key, model: unpriced[0] ?? "", input: "", output: "" }]);
  };
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="text-sm font-medium text-fg">{t("prices")}</legend>
      <p className="text-sm text-fg-muted">{t("pricesHint", { currency })}</p>
      {prices.map((price, index) => (
        <div key={price.key} className="grid grid-cols-2 items-end gap-2 sm:grid-cols-[2fr_1fr_1fr_auto]">
          <Field
            label={t("model")}
            error={wrong.includes(index) && t("priceInvalid")}
            className="col-span-2 sm:col-span-1"
          >
            <Input
              value={price.model}
              spellCheck={false}
              onChange={({ target }) => set(price.key, { model: target.value })}
            />
          </Field>
          <Field label={t("input")}>
            <Input
              inputMode="decimal"
              value={price.input}
              onChange={({ target }) => set(price.key, { input: target.value })}
            />
          </Field>
          <Field label={t("output")}>
            <Input
              inputMode="decimal"
              value={price.output}
              onChange={({ target }) => set(price.key, { output: target.value })}
            />
          </Field>
          <IconButton
            label={t("removePrice", { model: price.model })}
            onClick={() => onChange(prices.filter((each) => each.key !== price.key))}
          >
            <Trash2 />
          </IconButton>
        </div>
      ))}
      <Button className="self-start" onClick={add}>
        <Plus aria-hidden />
        {t("addPrice")}
      </Button>
    </fieldset>
  );
}

"use client";
import type { AiSettings } from "@handrail/contracts/inputs/ai-settings";
import { Badge } from "@handrail/ui/badge";
import { Checkbox } from "@handrail/ui/checkbox";
import { useTranslations } from "next-intl";
import type { RouterOutputs } from "../../trpc/client.tsx";

type Pair = AiSettings["autoSendPairs"][number];
type Category = RouterOutputs["aiSettings"]["get"]["categories"][number];
type Props = {
  categories: readonly Category[];
  pairs: readonly Pair[];
  /** Of past tickets: how many there were of a pair. */
  tried: readonly (Pair & { tickets: number })[];
  onChange: (pairs: Pair[]) => void;
};

const isSame = (a: Pair, b: Pair) => a.category === b.category && a.intent === b.intent;

/** Which questions may be answered without a person: those of low risk, by category and intent. */
export function PairChoice({ categories, pairs, tried, onChange }: Props) {
  const t = useTranslations("aiSettings.pairs");
  const known = categories.filter(({ intents }) => intents.length > 0);
  const gone = pairs.filter(
    (pair) =>
      !known.some(
        ({ key, intents }) => key === pair.category && intents.some((each) => each.intent === pair.intent),
      ),
  );
  const toggle = (pair: Pair, isOn: boolean) =>
    onChange(isOn ? [...pairs, pair] : pairs.filter((each) => !isSame(each, pair)));
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="mb-1 text-md font-medium text-fg">{t("title")}</legend>
      <p className="text-sm text-fg-muted">{t("hint")}</p>
      {known.length === 0 && <p className="text-sm text-fg-muted">{t("none")}</p>}
      {known.map(({ id, key, name, intents, isLowRisk }) => (
        <div key={id} className="flex flex-col gap-2">
          <p className="flex flex-wrap items-center gap-2 text-sm font-medium text-fg">
            {name}
            {!isLowRisk && <Badge tone="warning">{t("risky")}</Badge>}
          </p>
          <div className="grid gap-2 ps-1 sm:grid-cols-2">
            {intents.map(({ intent, hasArticle }) => {
              const pair = { category: key, intent };
              const count = tried.find((each) => isSame(each, pair))?.tickets ?? 0;
              const isOn = pairs.some((each) => isSame(each, pair));
              return (
                <Checkbox
                  key={intent}
                  label={intent.replaceAll("_", " ")}
                  hint={[t("tickets", { count }), ...(hasArticle ? [] : [t("noArticle")])].join(" · ")}
                  checked={isOn}
                  disabled={!isLowRisk && !isOn}
                  onCheckedChange={(checked) => toggle(pair, checked === true)}
                />
              );
            })}
          </div>
        </div>
      ))}
      {gone.map((pair) => (
        <Checkbox
          key={`${pair.category}/${pair.intent}`}
          label={`${pair.category}: ${pair.intent.replaceAll("_", " ")}`}
          hint={t("gone")}
          checked
          onCheckedChange={() => toggle(pair, false)}
        />
      ))}
    </fieldset>
  );
}

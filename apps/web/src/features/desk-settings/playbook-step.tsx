"use client";
import { entityKinds, type PlaybookStep, type ValueSource } from "@handrail/contracts";
import { Button } from "@handrail/ui/button";
import { Field } from "@handrail/ui/field";
import { Input } from "@handrail/ui/input";
import { NativeSelect } from "@handrail/ui/native-select";
import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Choose } from "./choose.tsx";
import type { Tool } from "./tool-editor.tsx";
import { choiceOf, type Place, sourceOf, typedOf } from "./value-sources.ts";

export type ToolStep = Extract<PlaybookStep, { kind: "tool" }>;

type SourceProps = {
  name: string;
  isRequired: boolean;
  source: ValueSource | undefined;
  given: readonly Place[];
  results: readonly Place[];
  onChange: (source: ValueSource | undefined) => void;
};

/** Where one value of a tool comes from. */
function SourceField({ name, isRequired, source, given, results, onChange }: SourceProps) {
  const t = useTranslations("act.source");
  const choice = choiceOf(source);
  const asks = choice === "fact" || choice === "fixed";
  return (
    <div className="flex flex-wrap items-end gap-2">
      <Field label={name} mark={isRequired ? undefined : t("optional")} className="min-w-0 flex-1 basis-40">
        <NativeSelect value={choice} onChange={(event) => onChange(sourceOf(event.target.value, ""))}>
          <option value="">{t("nothing")}</option>
          {entityKinds.map((kind) => (
            <option key={kind} value={`words:${kind}`}>
              {t("words", { what: t(`entity.${kind}`) })}
            </option>
          ))}
          <option value="fact">{t("fact")}</option>
          <option value="person">{t("person")}</option>
          <option value="fixed">{t("fixed")}</option>
          {given.map(({ step, field, label }) => (
            <option key={`given:${step}:${field}`} value={`given:${step}:${field}`}>
              {t("given", { step: step + 1, tool: label, field })}
            </option>
          ))}
          {results.map(({ step, field, label }) => (
            <option key={`result:${step}:${field}`} value={`result:${step}:${field}`}>
              {t("result", { step: step + 1, tool: label, field })}
            </option>
          ))}
        </NativeSelect>
      </Field>
      {asks && (
        <Field
          label={t(choice === "fact" ? "factLabel" : "fixedValue", { name })}
          hideLabel
          className="min-w-0 flex-1 basis-32"
        >
          <Input
            value={typedOf(source)}
            maxLength={choice === "fact" ? 80 : 500}
            placeholder={t(choice === "fact" ? "factPlaceholder" : "fixedPlaceholder")}
            onChange={(event) => onChange(sourceOf(choice, event.target.value))}
          />
        </Field>
      )}
    </div>
  );
}

type Props = {
  title: string;
  step: ToolStep;
  tools: readonly Tool[];
  /** The steps before, which it may look back at. */
  earlier: readonly ToolStep[];
  onChange: (step: ToolStep) => void;
  onRemove: () => void;
};

/** One call of a tool: which, and where each of its values comes from. */
export function PlaybookToolStep({ title, step, tools, earlier, onChange, onRemove }: Props) {
  const t = useTranslations("act.step");
  const tool = tools.find(({ key }) => key === step.tool);
  const places = (side: "input" | "output"): Place[] =>
    earlier.flatMap((before, index) => {
      const of = tools.find(({ key }) => key === before.tool);
      return Object.keys(of?.[side].properties ?? {}).map((field) => ({
        step: index,
        field,
        label: of?.name ?? before.tool,
      }));
    });
  return (
    <div className="flex flex-col gap-3 rounded-control border border-line p-3">
      <div className="flex items-end gap-2">
        <div className="min-w-0 flex-1">
          <Choose
            label={title}
            value={step.tool}
            options={tools.map(({ key, name }) => ({ value: key, label: name }))}
            onChange={(key) => onChange({ ...step, tool: key, input: {} })}
          />
        </div>
        <Button variant="ghost" size="icon" aria-label={t("remove", { title })} onClick={onRemove}>
          <Trash2 aria-hidden />
        </Button>
      </div>
      {Object.keys(tool?.input.properties ?? {}).map((name) => (
        <SourceField
          key={name}
          name={name}
          isRequired={tool?.input.required.includes(name) ?? false}
          source={step.input[name]}
          given={places("input")}
          results={places("output")}
          onChange={(source) => {
            const { [name]: _, ...others } = step.input;
            onChange({ ...step, input: source ? { ...others, [name]: source } : others });
          }}
        />
      ))}
    </div>
  );
}

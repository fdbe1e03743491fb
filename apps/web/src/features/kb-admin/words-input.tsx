"use client";
import { articleLimits } from "@handrail/contracts/inputs/kb-admin";
import { Field } from "@handrail/ui/field";
import { Input } from "@handrail/ui/input";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useId, useState } from "react";

type Props = {
  label: string;
  hint: string;
  values: readonly string[];
  suggestions: readonly string[];
  error?: string | undefined;
  most?: number;
  onChange: (values: string[]) => void;
};

/** Several words or short phrases: Enter or a comma adds one, Backspace takes the last one off. */
export function WordsInput({
  label,
  hint,
  values,
  suggestions,
  error,
  most = articleLimits.tags,
  onChange,
}: Props) {
  const t = useTranslations("kb.fields");
  const problems = useTranslations("kb.problems");
  const [typed, setTyped] = useState("");
  const listId = useId();
  const isFull = values.length >= most;
  const add = (text: string) => {
    const words = text
      .split(/[,\n]/)
      .map((word) => word.replace(/\s+/g, " ").trim().slice(0, articleLimits.tag))
      .filter((word) => word !== "" && !values.includes(word));
    if (words.length > 0) onChange([...new Set([...values, ...words])].slice(0, most));
    setTyped("");
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" && !event.metaKey && !event.ctrlKey && typed.trim()) {
      event.preventDefault();
      add(typed);
    }
    if (event.key === "Backspace" && typed === "" && values.length > 0) onChange(values.slice(0, -1));
  };
  const tooMany = problems("tooMany", { max: most, length: articleLimits.tag });
  return (
    <Field label={label} hint={isFull ? tooMany : hint} error={error}>
      <Input
        value={typed}
        list={listId}
        disabled={isFull}
        maxLength={articleLimits.tag * 4}
        autoComplete="off"
        onKeyDown={onKeyDown}
        onBlur={() => add(typed)}
        onChange={({ target }) => {
          const isChosen = suggestions.includes(target.value) && !typed.startsWith(target.value);
          if (target.value.includes(",") || isChosen) add(target.value);
          else setTyped(target.value);
        }}
      />
      <datalist id={listId}>
        {suggestions
          .filter((word) => !values.includes(word))
          .slice(0, 50)
          .map((word) => (
            <option key={word} value={word} />
          ))}
      </datalist>
      {values.length > 0 && (
        <ul aria-label={label} className="flex flex-wrap gap-1">
          {values.map((word) => (
            <li
              key={word}
              className="inline-flex h-6 max-w-full items-center rounded-full border border-line-strong bg-surface ps-2 text-sm"
            >
              <span className="truncate">{word}</span>
              <button
                type="button"
                aria-label={t("removeWord", { word })}
                title={t("removeWord", { word })}
                onClick={() => onChange(values.filter((known) => known !== word))}
                className="grid size-6 shrink-0 place-items-center rounded-full text-fg-subtle hover:text-fg"
              >
                <X aria-hidden className="size-3.5" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </Field>
  );
}

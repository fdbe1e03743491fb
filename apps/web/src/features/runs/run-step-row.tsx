"use client";
import { type RunStep, type ToolValue, toolCallReasons } from "@handrail/contracts";
import { CircleCheck, CircleDashed, CircleX } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";

const icons = {
  waiting: <CircleDashed aria-hidden className="mt-0.5 size-4 shrink-0 text-fg-subtle" />,
  done: <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-tone-success-text" />,
  failed: <CircleX aria-hidden className="mt-0.5 size-4 shrink-0 text-danger-text" />,
} as const;

function Values({ values }: { values: Record<string, ToolValue> }) {
  return (
    <dl className="mt-0.5 grid grid-cols-[auto_1fr] gap-x-2 text-xs">
      {Object.entries(values).map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-fg-muted">{name}</dt>
          <dd className="wrap-anywhere">{String(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

const headNames = ["category", "intent", "type", "priority"] as const;
const errors = ["no_ticket", "no_article", "not_helped", "interrupted"] as const;

/** What went wrong, in words: a reason of ours, perhaps with what the endpoint said. */
export function useRunError() {
  const reasons = useTranslations("act.reason");
  const own = useTranslations("act.run.error");
  return (error: string) => {
    const [head = "", ...rest] = error.split(": ");
    const said = rest.join(": ");
    const reason = toolCallReasons.find((known) => known === head);
    const ours = errors.find((known) => known === head);
    const words = reason ? reasons(reason) : ours ? own(ours) : error;
    return said ? `${words} “${said}”` : words;
  };
}

function useTitle() {
  const t = useTranslations("act.run.step");
  return (step: RunStep): string => {
    switch (step.kind) {
      case "tool":
        return step.name;
      case "draft":
        return t("draft");
      case "guide":
        return t("guide", { title: step.title ?? "" });
      case "feature":
        return t("feature", { title: step.title ?? "" });
      case "retrain":
        return t("retrain");
      default:
        return step satisfies never;
    }
  };
}

function Outcome({ step }: { step: RunStep }) {
  const t = useTranslations("act.run.step");
  const heads = useTranslations("act.run.head");
  const format = useFormatter();
  const share = (value: number) => format.number(value, { style: "percent", maximumFractionDigits: 1 });
  if (step.kind === "tool") {
    const given = Object.entries(step.given).flatMap(([name, { value }]) =>
      value === null ? [] : [[name, value] as const],
    );
    return <Values values={{ ...(step.input ?? Object.fromEntries(given)), ...step.output }} />;
  }
  if (step.kind === "feature" && step.votes !== null) {
    return <span className="text-xs text-fg-muted">{t("votes", { count: step.votes })}</span>;
  }
  if (step.kind !== "retrain" || step.result === null) return null;
  return (
    <span className="text-xs text-fg-muted">
      {t(`learned.${step.result}`)}
      {step.heads.map(({ name, before, after }) => (
        <span key={name} className="block">
          {heads(headNames.find((known) => known === name) ?? "other")}:{" "}
          {before === null ? "" : `${share(before)} → `}
          {share(after)}
        </span>
      ))}
    </span>
  );
}

/** One step of a run: what it is, what it was given, what came of it. */
export function RunStepRow({ step }: { step: RunStep }) {
  const t = useTranslations("act.run.stepState");
  const title = useTitle();
  const errorText = useRunError();
  return (
    <li className="flex gap-2 py-1">
      {icons[step.state]}
      <span className="min-w-0 flex-1">
        <span className="block text-sm text-fg wrap-anywhere">
          {title(step)}
          <span className="sr-only">: {t(step.state)}</span>
        </span>
        <Outcome step={step} />
        {step.error && (
          <span className="block text-xs text-danger-text wrap-anywhere">{errorText(step.error)}</span>
        )}
      </span>
    </li>
  );
}

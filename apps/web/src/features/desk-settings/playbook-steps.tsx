"use client";
import type { PlaybookStep, ResolutionKind } from "@handrail/contracts";
import { Button } from "@handrail/ui/button";
import { Callout } from "@handrail/ui/callout";
import { Field } from "@handrail/ui/field";
import { Textarea } from "@handrail/ui/textarea";
import { Plus } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { trpc } from "../../trpc/client.tsx";
import { Choose } from "./choose.tsx";
import { FieldGroup } from "./field-group.tsx";
import { PlaybookToolStep, type ToolStep } from "./playbook-step.tsx";
import type { Tool } from "./tool-editor.tsx";

type CallsProps = {
  label: string;
  hint: string;
  error: string | undefined;
  steps: readonly ToolStep[];
  tools: readonly Tool[];
  /** Steps of the playbook that an undo looks back at; a playbook looks back at its own. */
  before?: readonly ToolStep[];
  most: number;
  onChange: (steps: ToolStep[]) => void;
};

/** Calls of tools, one after the other. */
export function PlaybookCalls({ label, hint, error, steps, tools, before, most, onChange }: CallsProps) {
  const t = useTranslations("act.step");
  const [first] = tools;
  if (!first) {
    return (
      <Callout tone="info">
        {t.rich("noTools", {
          link: (words) => <Link href="/support-dashboard/settings/tools">{words}</Link>,
        })}
      </Callout>
    );
  }
  return (
    <FieldGroup label={label} hint={hint} error={error}>
      {steps.map((step, index) => (
        <PlaybookToolStep
          key={index}
          title={t("call", { place: index + 1 })}
          step={step}
          tools={tools}
          earlier={before ?? steps.slice(0, index)}
          onChange={(changed) => onChange(steps.with(index, changed))}
          onRemove={() => onChange(steps.filter((_, at) => at !== index))}
        />
      ))}
      {steps.length < most && (
        <Button
          size="sm"
          className="self-start"
          onClick={() => onChange([...steps, { kind: "tool", tool: first.key, input: {} }])}
        >
          <Plus aria-hidden />
          {t("add")}
        </Button>
      )}
    </FieldGroup>
  );
}

type GuideProps = { articleId: string | null; onChange: (articleId: string | null) => void };

/** The article that customers are walked through. */
export function GuideChoice({ articleId, onChange }: GuideProps) {
  const t = useTranslations("act.step");
  const articles = trpc.kb.list.useQuery({ limit: 100 });
  const options = (articles.data?.articles ?? []).map(({ id, title }) => ({ value: id, label: title }));
  return (
    <Choose
      label={t("article")}
      hint={t("articleHint")}
      value={articleId ?? ""}
      options={[{ value: "", label: t("bestArticle") }, ...options]}
      onChange={(value) => onChange(value || null)}
    />
  );
}

type DraftProps = { value: string; onChange: (value: string) => void };

/** A text that waits as a draft once the steps are done. */
export function DraftField({ value, onChange }: DraftProps) {
  const t = useTranslations("act.step");
  return (
    <Field label={t("draft")} hint={t("draftHint", { field: "{status}" })}>
      <Textarea
        minRows={2}
        maxRows={8}
        value={value}
        maxLength={4_000}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}

/** PURE. The steps of a kind, of what was chosen for it. */
export function stepsOf(
  kind: ResolutionKind,
  { calls, articleId, draft }: { calls: readonly ToolStep[]; articleId: string | null; draft: string },
): PlaybookStep[] {
  const text = draft.trim();
  const after: PlaybookStep[] = text ? [{ kind: "draft", body: text }] : [];
  if (kind === "guided_resolution") return [{ kind: "guide", articleId }];
  if (kind === "feature_recommendation") return [{ kind: "feature" }, ...after];
  if (kind === "engine_retraining") return [{ kind: "retrain" }];
  return [...calls, ...after];
}

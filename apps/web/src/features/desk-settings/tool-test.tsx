"use client";
import type { ToolValue } from "@handrail/contracts";
import { Badge } from "@handrail/ui/badge";
import { Checkbox } from "@handrail/ui/checkbox";
import { Field } from "@handrail/ui/field";
import { Input } from "@handrail/ui/input";
import { CircleCheck, CircleX, Play } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { errorDetails } from "../../lib/errors.ts";
import { type RouterOutputs, trpc } from "../../trpc/client.tsx";
import { FormDialog } from "../shell/dialog-form.tsx";
import type { Tool } from "./tool-editor.tsx";

/** PURE. What was typed, in the type that the tool takes; nothing where nothing was typed. */
function typed(tool: Tool, given: Record<string, string>): Record<string, ToolValue> {
  const values: Record<string, ToolValue> = {};
  for (const [name, { type }] of Object.entries(tool.input.properties)) {
    const text = given[name] ?? "";
    if (type === "boolean") values[name] = text === "true";
    else if (text.trim() !== "") values[name] = type === "string" ? text : Number(text);
  }
  return values;
}

function Result({ result }: { result: RouterOutputs["tools"]["test"] }) {
  const t = useTranslations("act.test");
  const reasons = useTranslations("act.reason");
  const { outcome, reason, status, latencyMs, answer } = result;
  const isRight = outcome === "done";
  return (
    <output className="flex min-w-0 flex-col gap-2">
      <span className="flex flex-wrap items-center gap-2 text-sm">
        <Badge
          tone={isRight ? "success" : "danger"}
          icon={isRight ? <CircleCheck aria-hidden /> : <CircleX aria-hidden />}
        >
          {isRight ? t("worked") : t("failed")}
        </Badge>
        {status !== null && <span className="text-fg-muted">{t("status", { status, ms: latencyMs })}</span>}
      </span>
      {reason && <span className="text-sm text-fg">{reasons(reason)}</span>}
      {answer !== null && (
        <pre className="max-h-48 overflow-auto rounded-control border border-line bg-canvas p-3 font-mono text-xs whitespace-pre-wrap wrap-anywhere">
          {answer || t("empty")}
        </pre>
      )}
    </output>
  );
}

/** Calls a tool as a test with what the admin puts in, and shows what came back. */
export function ToolTest({ tool, onClose }: { tool: Tool; onClose: () => void }) {
  const t = useTranslations("act.test");
  const common = useTranslations("common");
  const utils = trpc.useUtils();
  const [given, setGiven] = useState<Record<string, string>>({});
  const test = trpc.tools.test.useMutation({ onSettled: () => utils.tools.calls.invalidate() });
  const faults = test.error ? (errorDetails(test.error).fields ?? {}) : {};
  return (
    <FormDialog
      title={t("title", { name: tool.name })}
      body={t("body")}
      submit={
        <>
          <Play aria-hidden />
          {t("run")}
        </>
      }
      cancel={common("close")}
      error={test.error}
      isPending={test.isPending}
      onSubmit={() => test.mutate({ id: tool.id, input: typed(tool, given) })}
      onClose={onClose}
    >
      {Object.entries(tool.input.properties).map(([name, { type, description }]) =>
        type === "boolean" ? (
          <Checkbox
            key={name}
            label={name}
            checked={given[name] === "true"}
            onCheckedChange={(checked) => setGiven({ ...given, [name]: String(checked === true) })}
          />
        ) : (
          <Field
            key={name}
            label={name}
            hint={description}
            error={faults[`input.${name}`] ? t("fault") : undefined}
          >
            <Input
              type={type === "string" ? "text" : "number"}
              value={given[name] ?? ""}
              onChange={(event) => setGiven({ ...given, [name]: event.target.value })}
            />
          </Field>
        ),
      )}
      {test.data && <Result result={test.data} />}
    </FormDialog>
  );
}

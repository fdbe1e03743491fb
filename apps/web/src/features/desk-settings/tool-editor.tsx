"use client";
import { risks, toolPermissions } from "@handrail/contracts";
import { saveToolInput } from "@handrail/contracts/inputs/act";
import { Field } from "@handrail/ui/field";
import { Input } from "@handrail/ui/input";
import { Switch } from "@handrail/ui/switch";
import { Textarea } from "@handrail/ui/textarea";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, trpc } from "../../trpc/client.tsx";
import { Choose } from "./choose.tsx";
import { SettingDialog, useChecked, useSaved } from "./setting-dialog.tsx";
import { ToolContractEditor } from "./tool-contract.tsx";
import { hasDoubles, toContract, toRows } from "./tool-fields.ts";

export type Tool = RouterOutputs["tools"]["list"][number];

const nothing = { type: "object", properties: {}, required: [], additionalProperties: false } as const;
const emptyContract = { ...nothing, required: [] as string[] };

const blank = {
  key: "",
  name: "",
  description: "",
  url: "",
  permission: "tickets:write",
  risk: "high",
  needsApproval: true,
  needsCustomer: true,
  timeoutMs: 10_000,
} as const;

type Props = { row: Tool | null; onClose: () => void; onSecret: (secret: string) => void };

/** Where a tool is connected, or changed. */
export function ToolEditor({ row, onClose, onSecret }: Props) {
  const t = useTranslations("act.tool");
  const titles = useTranslations("deskSettings.tool");
  const saved = useSaved(onClose);
  const save = trpc.tools.save.useMutation({
    onSuccess: ({ secret }) => {
      saved();
      if (secret) onSecret(secret);
    },
  });
  const { fault, submit } = useChecked(saveToolInput, save, row);
  const [values, setValues] = useState<
    Omit<Tool, "id" | "version" | "input" | "output" | "calls" | "isActive" | "isRotating">
  >(row ?? blank);
  const [input, setInput] = useState(() => toRows(row?.input ?? emptyContract));
  const [output, setOutput] = useState(() => toRows(row?.output ?? emptyContract));
  const change = (given: Partial<typeof values>) => setValues((before) => ({ ...before, ...given }));
  const { key, name, description, url, permission, risk, needsApproval, needsCustomer, timeoutMs } = values;
  const doubled = (rows: typeof input) => (hasDoubles(rows) ? t("doubled") : undefined);
  const send = () => {
    if (doubled(input) || doubled(output)) return;
    submit({
      ...{ key, name, description, url, permission, risk, needsApproval, needsCustomer, timeoutMs },
      input: toContract(input),
      output: toContract(output),
    });
  };
  return (
    <SettingDialog title={titles(row ? "edit" : "new")} save={save} onClose={onClose} onSubmit={send}>
      <Field label={t("name")} error={fault("name")}>
        <Input value={name} maxLength={80} onChange={(event) => change({ name: event.target.value })} />
      </Field>
      <Field label={t("key")} hint={t("keyHint")} error={fault("key")}>
        <Input
          value={key}
          maxLength={40}
          disabled={row !== null}
          onChange={(event) => change({ key: event.target.value })}
        />
      </Field>
      <Field label={t("description")} hint={t("descriptionHint")} error={fault("description")}>
        <Textarea
          minRows={2}
          maxRows={5}
          value={description}
          onChange={(event) => change({ description: event.target.value })}
        />
      </Field>
      <Field label={t("url")} hint={t("urlHint")} error={fault("url")}>
        <Input
          type="url"
          value={url}
          maxLength={500}
          placeholder="https://app.example.com/handrail/order"
          onChange={(event) => change({ url: event.target.value })}
        />
      </Field>
      <ToolContractEditor
        label={t("input")}
        hint={t("inputHint")}
        error={doubled(input) ?? fault("input")}
        rows={input}
        onChange={setInput}
      />
      <ToolContractEditor
        label={t("output")}
        hint={t("outputHint")}
        error={doubled(output) ?? fault("output")}
        rows={output}
        onChange={setOutput}
      />
      <Choose
        label={t("risk")}
        hint={t("riskHint")}
        value={risk}
        options={risks.map((value) => ({ value, label: t(`risks.${value}`) }))}
        onChange={(value) => change({ risk: value })}
      />
      <Switch
        label={t("needsApproval")}
        hint={t("needsApprovalHint")}
        checked={needsApproval}
        onCheckedChange={(checked) => change({ needsApproval: checked })}
      />
      <Switch
        label={t("needsCustomer")}
        hint={t("needsCustomerHint")}
        checked={needsCustomer}
        onCheckedChange={(checked) => change({ needsCustomer: checked })}
      />
      <Choose
        label={t("permission")}
        value={permission}
        options={toolPermissions.map((value) => ({
          value,
          label: t(value === "tickets:write" ? "permissions.agents" : "permissions.admins"),
        }))}
        onChange={(value) => change({ permission: value })}
      />
      <Field label={t("timeout")}>
        <Input
          type="number"
          min={1}
          max={30}
          value={String(Math.round(timeoutMs / 1_000))}
          onChange={(event) =>
            change({ timeoutMs: Math.min(30, Math.max(1, Number(event.target.value) || 1)) * 1_000 })
          }
        />
      </Field>
    </SettingDialog>
  );
}

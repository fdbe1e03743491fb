import { z } from "zod";
import {
  featureStatuses,
  playbookStepsSchema,
  playbookTriggerSchema,
  risks,
  toolContractSchema,
  toolKeySchema,
  toolPermissions,
  toolValueSchema,
  undoStepsSchema,
} from "../act.ts";
import { idSchema } from "../ids.ts";
import { resolutionKinds } from "../vocabulary.ts";
import { line, page, text } from "./fields.ts";

const version = z.int().min(1);
const target = { id: idSchema.nullable(), version: version.nullable() };

/** `key` is chosen once: of a tool that exists it stays as it is. */
export const saveToolInput = z.strictObject({
  ...target,
  key: toolKeySchema,
  name: line(80),
  description: text(500),
  url: z.url({ protocol: /^https?$/ }).max(500),
  input: toolContractSchema,
  output: toolContractSchema,
  permission: z.enum(toolPermissions),
  risk: z.enum(risks),
  needsApproval: z.boolean(),
  needsCustomer: z.boolean(),
  timeoutMs: z.int().min(500).max(30_000),
});
const values = z.record(z.string().max(40), toolValueSchema);
export const toolInput = z.strictObject({ id: idSchema });
export const testToolInput = z.strictObject({ id: idSchema, input: values });
export const listToolCallsInput = z.strictObject({ toolId: idSchema.nullish(), ...page });

/** What steps a kind of playbook is made of. */
const kindOfStep = {
  guided_resolution: "guide",
  feature_recommendation: "feature",
  engine_retraining: "retrain",
  auto_fix: "tool",
  workflow_reset: "tool",
  billing_sync: "tool",
  token_refund: "tool",
} as const;

/** `kind` is chosen once: of a playbook that exists it stays as it is. */
export const savePlaybookInput = z
  .strictObject({
    ...target,
    name: line(80),
    kind: z.enum(resolutionKinds),
    trigger: playbookTriggerSchema,
    steps: playbookStepsSchema,
    undo: undoStepsSchema,
    risk: z.enum(risks),
    needsApproval: z.boolean(),
  })
  .refine(
    ({ kind, steps }) =>
      steps.some((step) => step.kind === kindOfStep[kind]) &&
      steps.every((step) => step.kind === kindOfStep[kind] || step.kind === "draft"),
    { path: ["steps"] },
  );

/** Values by place: `0.order` is the field `order` of the first step. */
const given = z.record(z.string().regex(/^\d\.[a-zA-Z0-9_]{1,40}$/), toolValueSchema);
const run = { runId: idSchema, version };
export const startRunInput = z.strictObject({
  playbookId: idSchema,
  ticketId: idSchema.nullable(),
  input: given.default({}),
});
export const approveRunInput = z.strictObject({ ...run, input: given.default({}) });
export const declineRunInput = z.strictObject({ ...run, reason: line(300) });
export const runInput = z.strictObject(run);
export const ticketRunsInput = z.strictObject({ ticketId: idSchema });
export const moveGuideInput = z.strictObject({ runId: idSchema, position: z.int().min(0).max(50) });
export const answerGuideInput = z.strictObject({ runId: idSchema, worked: z.boolean() });

export const saveFeatureInput = z.strictObject({
  ...target,
  title: line(120),
  description: text(2_000, 0),
  status: z.enum(featureStatuses),
});
export const linkFeatureInput = z.strictObject({
  ticketId: idSchema,
  /** Null: opens one of this title. */
  featureId: idSchema.nullable(),
  title: line(120).nullable(),
  isLinked: z.boolean(),
});

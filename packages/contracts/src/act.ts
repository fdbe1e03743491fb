import { z } from "zod";
import { idSchema } from "./ids.ts";
import { entityKinds } from "./triage.ts";
import { sentiments, ticketTypes, tiers } from "./vocabulary.ts";

export const risks = ["low", "high"] as const;
export type Risk = (typeof risks)[number];

/** What a member of staff needs to have a tool called; whoever works on tickets holds the first. */
export const toolPermissions = ["tickets:write", "settings:write"] as const;
export type ToolPermission = (typeof toolPermissions)[number];

export const fieldNamePattern = /^(?!constructor$|prototype$)[a-z][a-zA-Z0-9_]{0,39}$/;
const fieldName = z.string().regex(fieldNamePattern);
const words = z.string().max(300).optional();
const number = { description: words, minimum: z.number().optional(), maximum: z.number().optional() };

/** One value, as JSON Schema has it: the small part of it that cannot be abused. */
const fieldSchema = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("string"),
    description: words,
    minLength: z.int().min(0).max(2_000).optional(),
    maxLength: z.int().min(1).max(2_000).optional(),
    format: z.enum(["email", "date"]).optional(),
    enum: z.array(z.string().min(1).max(100)).min(1).max(50).optional(),
  }),
  z.strictObject({ type: z.literal("integer"), ...number }),
  z.strictObject({ type: z.literal("number"), ...number }),
  z.strictObject({ type: z.literal("boolean"), description: words }),
]);
export type ToolField = z.output<typeof fieldSchema>;

/** What a tool is given, or what it answers: an object of plain values. */
export const toolContractSchema = z
  .strictObject({
    type: z.literal("object"),
    properties: z.record(fieldName, fieldSchema),
    required: z.array(fieldName).max(20),
    additionalProperties: z.literal(false),
  })
  .refine(({ properties }) => Object.keys(properties).length <= 20)
  .refine(({ properties, required }) => required.every((name) => Object.hasOwn(properties, name)));
export type ToolContract = z.output<typeof toolContractSchema>;

export const toolValueSchema = z.union([z.string().max(2_000), z.number(), z.boolean()]);
export type ToolValue = z.output<typeof toolValueSchema>;

const step = z.int().min(0).max(9);
/**
 * Where a value comes from: what the customer named, what the host application told of a verified customer, what the
 * admin fixed, what an earlier step answered or was given, or a person who is asked.
 */
export const valueSourceSchema = z.discriminatedUnion("from", [
  z.strictObject({ from: z.literal("words"), entity: z.enum(entityKinds) }),
  z.strictObject({ from: z.literal("fact"), label: z.string().trim().min(1).max(80) }),
  z.strictObject({ from: z.literal("fixed"), value: toolValueSchema }),
  z.strictObject({ from: z.literal("result"), step, field: fieldName }),
  z.strictObject({ from: z.literal("given"), step, field: fieldName }),
  z.strictObject({ from: z.literal("person") }),
]);
export type ValueSource = z.output<typeof valueSourceSchema>;

export const toolKeySchema = z.string().regex(/^[a-z][a-z0-9_]{1,39}$/);

const toolStep = z.strictObject({
  kind: z.literal("tool"),
  tool: toolKeySchema,
  input: z.record(fieldName, valueSourceSchema),
});
export const playbookStepSchema = z.discriminatedUnion("kind", [
  toolStep,
  /** A draft for a person to send; `{field}` stands for what a step answered. */
  z.strictObject({ kind: z.literal("draft"), body: z.string().trim().min(1).max(4_000) }),
  /** Null: the article that answers the ticket best. */
  z.strictObject({ kind: z.literal("guide"), articleId: idSchema.nullable() }),
  z.strictObject({ kind: z.literal("feature") }),
  z.strictObject({ kind: z.literal("retrain") }),
]);
export type PlaybookStep = z.output<typeof playbookStepSchema>;
export const playbookStepsSchema = z.array(playbookStepSchema).min(1).max(6);
export const undoStepsSchema = z.array(toolStep).max(3);

/** Each list that is not empty has to hold what the ticket has. All empty: started by hand alone. */
export const playbookTriggerSchema = z.strictObject({
  categoryIds: z.array(idSchema).max(50).default([]),
  intents: z.array(z.string().trim().min(1).max(60)).max(50).default([]),
  types: z.array(z.enum(ticketTypes)).max(20).default([]),
  sentiments: z.array(z.enum(sentiments)).max(3).default([]),
  tiers: z.array(z.enum(tiers)).max(3).default([]),
});
export type PlaybookTrigger = z.output<typeof playbookTriggerSchema>;

export const runOrigins = ["trigger", "model", "person", "agent"] as const;
export type RunOrigin = (typeof runOrigins)[number];

/** Why a run waits for a person; each has a sentence in the interface. */
export const runWaits = [
  "tier",
  "approval",
  "risky",
  "unsure",
  "unverified",
  "incomplete",
  "origin",
] as const;
export type RunWait = (typeof runWaits)[number];

/** A value that a step is given, and where it was found; null where a person has to fill it in. */
export const givenValueSchema = z.object({
  value: toolValueSchema.nullable(),
  source: z.enum(["words", "fact", "fixed", "person", "model"]).nullable(),
});
export type GivenValue = z.output<typeof givenValueSchema>;

const stepStates = ["waiting", "done", "failed"] as const;
const outcome = {
  state: z.enum(stepStates).default("waiting"),
  at: z.iso.datetime().nullable().default(null),
  error: z.string().nullable().default(null),
};
const answered = z.record(z.string(), toolValueSchema);

/** A step of a run: what is to be done, and what came of it. */
export const runStepSchema = z.discriminatedUnion("kind", [
  z.object({
    ...outcome,
    kind: z.literal("tool"),
    tool: toolKeySchema,
    name: z.string(),
    sources: z.record(z.string(), valueSourceSchema),
    given: z.record(z.string(), givenValueSchema),
    /** What it was called with, once it was. */
    input: answered.nullable().default(null),
    output: answered.nullable().default(null),
    /** Counts the calls that were refused for good: the next one is another call. */
    refusals: z.int().default(0),
  }),
  z.object({
    ...outcome,
    kind: z.literal("draft"),
    body: z.string(),
    messageId: idSchema.nullable().default(null),
  }),
  z.object({
    ...outcome,
    kind: z.literal("guide"),
    articleId: idSchema.nullable(),
    slug: z.string().nullable().default(null),
    title: z.string().nullable().default(null),
    steps: z.array(z.string()).default([]),
  }),
  z.object({
    ...outcome,
    kind: z.literal("feature"),
    featureId: idSchema.nullable().default(null),
    title: z.string().nullable().default(null),
    votes: z.int().nullable().default(null),
  }),
  z.object({
    ...outcome,
    kind: z.literal("retrain"),
    result: z.enum(["learned", "unchanged", "not_enough", "put_off"]).nullable().default(null),
    /** How often each head was right on what was held back, before and after. */
    heads: z
      .array(z.object({ name: z.string(), before: z.number().nullable(), after: z.number() }))
      .default([]),
  }),
]);
export type RunStep = z.output<typeof runStepSchema>;
export const runStepsSchema = z.array(runStepSchema);

export const featureStatuses = ["open", "planned", "done", "declined"] as const;
export type FeatureStatus = (typeof featureStatuses)[number];

export const toolCallOutcomes = ["done", "failed", "refused"] as const;
export type ToolCallOutcome = (typeof toolCallOutcomes)[number];

/** Why a tool was not called, or what was wrong with its answer; each has a sentence in the interface. */
export const toolCallReasons = [
  "unknown_tool",
  "tool_off",
  "not_permitted",
  "needs_approval",
  "unverified",
  "input_invalid",
  "not_said",
  "other_person",
  "tier",
  "address_invalid",
  "not_https",
  "private_address",
  "secret_unreadable",
  "network",
  "timeout",
  "status",
  "redirected",
  "too_large",
  "output_invalid",
] as const;
export type ToolCallReason = (typeof toolCallReasons)[number];

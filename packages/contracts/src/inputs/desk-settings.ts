import { z } from "zod";
import { idSchema } from "../ids.ts";
import { customFieldKinds, priorities, sentiments, severities, ticketTypes, tiers } from "../vocabulary.ts";
import { line } from "./fields.ts";

/** What admins list, sort, switch off and delete alike. */
const settingKinds = [
  "category",
  "quickIssue",
  "tag",
  "customField",
  "team",
  "priorityRule",
  "tool",
  "playbook",
  "escalationRule",
  "disposition",
] as const;
export type SettingKind = (typeof settingKinds)[number];

/** The pictures that a quick issue may have. */
export const issueIcons = [
  "circle-help",
  "arrow-up-circle",
  "calculator",
  "calendar-plus",
  "credit-card",
  "file-up",
  "glasses",
  "home",
  "key-round",
  "lightbulb",
  "message-circle-off",
  "package-search",
  "plug",
  "printer",
  "puzzle",
  "receipt",
  "shield-check",
  "user-round",
] as const;

const kind = z.enum(settingKinds);
const version = z.number().int().min(1);
/** Without an id something is added; with one, what was read at `version` is changed. */
const target = { id: idSchema.nullable(), version: version.nullable() };
const name = line(80);
const optionalId = idSchema.nullable();

export const sortSettingsInput = z.strictObject({ kind, ids: z.array(idSchema).max(500) });
export const switchSettingInput = z.strictObject({ kind, id: idSchema, version, isActive: z.boolean() });
export const removeSettingInput = z.strictObject({ kind, id: idSchema });

export const saveCategoryInput = z.strictObject({
  ...target,
  name,
  description: line(300, 0),
  defaultPriority: z.enum(priorities),
  teamId: optionalId,
  intents: z.array(line(60)).max(50),
});

export const saveQuickIssueInput = z.strictObject({
  ...target,
  title: line(80),
  description: line(200, 0),
  suggestedType: z.enum(ticketTypes),
  categoryId: optionalId,
  articleId: optionalId,
  icon: z.enum(issueIcons),
});

export const saveTagInput = z.strictObject({ ...target, name: line(40) });

export const saveTeamInput = z.strictObject({ ...target, name, memberIds: z.array(idSchema).max(500) });

const cue = line(60);
/** Each list that is not empty has to hold one of: what the ticket has; of `cues`, what the customer says. */
export const priorityConditionsSchema = z.strictObject({
  categoryIds: z.array(idSchema).max(50).default([]),
  sentiments: z.array(z.enum(sentiments)).max(3).default([]),
  severities: z.array(z.enum(severities)).max(4).default([]),
  types: z.array(z.enum(ticketTypes)).max(20).default([]),
  tiers: z.array(z.enum(tiers)).max(3).default([]),
  cues: z.array(cue).max(30).default([]),
});
export type PriorityConditions = z.output<typeof priorityConditionsSchema>;

export const priorityEffects = ["set", "at_least", "at_most"] as const;
export type PriorityEffect = (typeof priorityEffects)[number];

export const savePriorityRuleInput = z.strictObject({
  ...target,
  name,
  conditions: priorityConditionsSchema.refine(
    (conditions) => Object.values(conditions).some((list) => list.length > 0),
    "at least one condition",
  ),
  effect: z.enum(priorityEffects),
  priority: z.enum(priorities),
});

const fieldKey = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);
const takesOptions = (fieldKind: string) => fieldKind === "select" || fieldKind === "multi_select";

/** `key` and `kind` are chosen once: of a field that exists they stay as they are. */
export const saveCustomFieldInput = z
  .strictObject({
    ...target,
    key: fieldKey,
    kind: z.enum(customFieldKinds),
    name,
    options: z.array(line(80)).max(100),
    isRequired: z.boolean(),
    isCustomerVisible: z.boolean(),
  })
  .refine(({ kind, options }) => !takesOptions(kind) || options.length > 0, { path: ["options"] })
  .refine(({ options }) => new Set(options).size === options.length, { path: ["options"] });

const patternParts = /^(?:[A-Za-z0-9_-]|\{seq(?::\d{1,2})?\}|\{rand(?::\d{1,2})?\}|\{yyyy(?:mm(?:dd)?)?\})+$/;

/** PURE. Whether numbers of the pattern can tell tickets apart and stay short: a counter, or five random letters. */
export function isNumberPattern(pattern: string): boolean {
  if (pattern.length > 60 || !patternParts.test(pattern)) return false;
  const widths = [...pattern.matchAll(/\{(seq|rand)(?::(\d+))?\}/g)].map(([, token, width]) => ({
    token,
    width: Number(width ?? (token === "seq" ? 1 : 5)),
  }));
  if (widths.some(({ width }) => width < 1 || width > 12)) return false;
  return widths.some(({ token, width }) => token === "seq" || width >= 5);
}

const numberPattern = z.string().trim().refine(isNumberPattern);

export const saveDeskInput = z.strictObject({
  id: idSchema,
  version,
  name,
  numberPattern,
  defaultBranchId: optionalId,
  defaultTeamId: optionalId,
});
export const nextNumberInput = z.strictObject({ id: idSchema, numberPattern });

const deskRules = z.strictObject({
  autoCloseDays: z.number().int().min(0).max(365),
  reopenDays: z.number().int().min(0).max(365),
  portalEnabled: z.boolean(),
});
/** `seen` is how the rules were when the admin began to edit them. */
export const saveDeskRulesInput = z.strictObject({ seen: deskRules, rules: deskRules });

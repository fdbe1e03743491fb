import { z } from "zod";
import { type EscalationTarget, escalationTargets, escalationTriggers } from "../escalation.ts";
import { idSchema } from "../ids.ts";
import { priorities, tiers } from "../vocabulary.ts";
import { line, text } from "./fields.ts";

/** Each list that is not empty has to hold one of what the ticket has; the numbers say when two of the triggers hold. */
export const escalationConditionsSchema = z.strictObject({
  categoryIds: z.array(idSchema).max(50).default([]),
  tiers: z.array(z.enum(tiers)).max(3).default([]),
  /** `low_confidence` holds below this. */
  confidenceBelow: z.number().min(0.05).max(1).default(0.4),
  /** `unsolved` holds after this many replies of the customer to answers. */
  repliesUnsolved: z.number().int().min(1).max(10).default(3),
});
export type EscalationConditions = z.output<typeof escalationConditionsSchema>;

const whom = { teamId: idSchema.nullable(), memberId: idSchema.nullable() };
type Whom = { targetKind: EscalationTarget; teamId: string | null; memberId: string | null };
const namesTeam = ({ targetKind, teamId }: Whom) => (targetKind === "team") === (teamId !== null);
const namesMember = ({ targetKind, memberId }: Whom) => (targetKind === "member") === (memberId !== null);

export const saveEscalationRuleInput = z
  .strictObject({
    id: idSchema.nullable(),
    version: z.number().int().min(1).nullable(),
    name: line(80),
    triggers: z.array(z.enum(escalationTriggers)).min(1).max(escalationTriggers.length),
    conditions: escalationConditionsSchema,
    targetKind: z.enum(escalationTargets),
    ...whom,
    priority: z.enum(priorities).nullable(),
  })
  .refine(namesTeam, { path: ["teamId"] })
  .refine(namesMember, { path: ["memberId"] });

/** A person hands a ticket up. */
export const escalateInput = z
  .strictObject({
    ticketId: idSchema,
    version: z.number().int().min(1),
    targetKind: z.enum(escalationTargets),
    ...whom,
    reason: text(2_000, 3),
    raisePriority: z.boolean(),
  })
  .refine(namesTeam, { path: ["teamId"] })
  .refine(namesMember, { path: ["memberId"] });

export const escalatedTicketInput = z.strictObject({ ticketId: idSchema });

export const saveOperationsInput = z.strictObject({
  version: z.number().int().min(1).nullable(),
  url: z.string().trim().max(500).pipe(z.url()),
  isActive: z.boolean(),
});
export const deliveryIdInput = z.strictObject({ deliveryId: idSchema });

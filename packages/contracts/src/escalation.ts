import { z } from "zod";
import { idSchema } from "./ids.ts";
import { triageRecordSchema } from "./triage.ts";
import { priorities, senderKinds, severities, ticketStatuses, tiers } from "./vocabulary.ts";

/** What may set an escalation off by itself; each has a sentence in the interface. */
export const escalationTriggers = [
  "critical",
  "angry",
  "low_confidence",
  "unsolved",
  "not_helpful",
  "asked",
] as const;
export type EscalationTrigger = (typeof escalationTriggers)[number];

/** To whom: a team, one person, whoever knows the category, an admin, or the provider's own operations. */
export const escalationTargets = ["team", "member", "skilled", "admin", "operations"] as const;
export type EscalationTarget = (typeof escalationTargets)[number];

/** Why a rule that held did nothing more: another hand would have been one too many. */
export const escalationStops = ["too_often", "back_to_sender", "no_target"] as const;
export type EscalationStop = (typeof escalationStops)[number];

/** How often a ticket is handed up without a person asking, and how long it rests in between. */
export const escalationLimits = { automatic: 3, restMinutes: 30, stopHours: 24 } as const;

const text = z.string();

/** All that was known of a ticket when it was handed up: who takes it need not ask again. */
export const contextPackSchema = z.object({
  ticket: z.object({
    number: text,
    subject: text,
    status: z.enum(ticketStatuses),
    priority: z.enum(priorities),
    severity: z.enum(severities),
    category: text.nullable(),
  }),
  summary: text,
  triage: triageRecordSchema.nullable(),
  customer: z.object({ name: text, plan: z.enum(tiers), isVerified: z.boolean(), openTickets: z.number() }),
  messages: z.array(
    z.object({
      from: z.enum(senderKinds),
      name: text.nullable(),
      kind: z.enum(["message", "note"]),
      at: z.iso.datetime(),
      text,
    }),
  ),
  tried: z.object({
    articles: z.array(z.object({ articleId: idSchema, slug: text, title: text })),
    drafts: z.array(z.object({ state: z.enum(["draft", "discarded"]), reason: text.nullable(), text })),
    runs: z.array(z.object({ name: text, kind: text, state: text, at: z.iso.datetime() })),
    /** How customers found the answers that they were given. */
    ratings: z.object({ helpful: z.number(), notHelpful: z.number() }),
  }),
  /** What the host application and the organisation's own systems told. */
  facts: z.array(z.object({ label: text, value: text })),
  links: z.array(z.object({ kind: text, value: text, url: text.nullable() })),
});
export type ContextPack = z.infer<typeof contextPackSchema>;

export const deliveryStates = ["waiting", "delivered", "failed"] as const;
export type DeliveryState = (typeof deliveryStates)[number];

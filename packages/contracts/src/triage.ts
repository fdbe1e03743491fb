import { z } from "zod";
import { idSchema } from "./ids.ts";
import { priorities, sentiments, severities, ticketTypes } from "./vocabulary.ts";

/** What may happen with an answer (DESIGN.md §6), from the least to the most. */
export const gateDecisions = ["none", "draft", "approvable", "auto_send"] as const;
export type GateDecision = (typeof gateDecisions)[number];

/** Why the gate decided so; each has a sentence in the interface. */
export const gateReasons = [
  "no_answer",
  "replies_off",
  "risky",
  "tier",
  "low_confidence",
  "intent_unknown",
  "pair_not_allowed",
  "below_auto_send",
  "allowed",
] as const;
export type GateReason = (typeof gateReasons)[number];

/** What a customer names in a message. */
export const entityKinds = ["order", "property", "email", "amount"] as const;
export type EntityKind = (typeof entityKinds)[number];

/** Something named in a message, in the message's own letters. */
export const entitySchema = z.object({ kind: z.enum(entityKinds), text: z.string() });
export type Entity = z.infer<typeof entitySchema>;

/** What a person may put right about how a ticket was sorted. */
export const sortedFields = ["category", "intent", "type", "priority"] as const;
export type SortedField = (typeof sortedFields)[number];

/** How a message was sorted. `failed`: the model did not answer, rules alone decided. */
export const sortingSchema = z.object({
  state: z.enum(["done", "failed"]),
  at: z.iso.datetime(),
  model: z.string(),
  categoryId: idSchema.nullable(),
  category: z.string().nullable(),
  type: z.enum(ticketTypes),
  priority: z.enum(priorities),
  severity: z.enum(severities),
  intent: z.string().nullable(),
  sentiment: z.enum(sentiments),
  language: z.string(),
  summary: z.string(),
  confidence: z.number().min(0).max(1),
  /** What the priority was made of, step by step; the last is the priority. `rule`: its name as it was then. */
  priorityWhy: z
    .array(
      z.object({
        by: z.enum(["category", "severity", "message", "rule"]),
        rule: z.string().optional(),
        priority: z.enum(priorities),
      }),
    )
    .optional(),
  /** Turns of phrase that say that it is urgent, and what is named; each as it stands in the message. */
  cues: z.array(z.string()).optional(),
  entities: z.array(entitySchema).optional(),
});
export type Sorting = z.infer<typeof sortingSchema>;

/** What triage decided about a ticket: `Ticket.triage`. A chat is sorted alone: `ChatSession.triage`. */
export const triageRecordSchema = sortingSchema.extend({
  gate: z.enum(gateDecisions),
  why: z.enum(gateReasons),
  /** What the gate was asked beside confidence and topic. */
  checks: z
    .object({ hasAnswer: z.boolean(), intentMatchesKb: z.boolean(), risk: z.enum(["low", "high"]) })
    .optional(),
  /** What a person put in the place of the intent. */
  corrected: z.object({ intent: z.string().nullable() }).optional(),
  /** Who put right what, last; the record keeps what triage had said, the ticket has what is right. */
  correction: z
    .partialRecord(z.enum(sortedFields), z.object({ by: z.string().nullable(), at: z.iso.datetime() }))
    .optional(),
});
export type TriageRecord = z.infer<typeof triageRecordSchema>;
export type PriorityStep = NonNullable<TriageRecord["priorityWhy"]>[number];

import { entityKinds, locales, priorities, sentiments, severities, ticketTypes } from "@handrail/contracts";
import { rewriteStyles } from "@handrail/contracts/inputs/copilot";
import { z } from "zod";

/** PURE. What a model is given for each task, and the only shapes in which it may answer. */
const passageInput = z.object({
  /** Name of the passage inside one prompt: `p1`, `p2` … */
  id: z.string(),
  title: z.string(),
  heading: z.string(),
  body: z.string(),
});

const guessSchema = z.object({
  /** Null: about something else than anything known. */
  label: z.string().nullable(),
  /** What comes nearest, also where that is not near. */
  nearest: z.string().nullable(),
  confidence: z.number().min(0).max(1),
});

export const classifyTaskSchema = z.object({
  task: z.literal("classify"),
  /** What the organisation's own classifier makes of the message; a head that has not learned enough is missing. */
  learned: z
    .object({
      version: z.number().int(),
      category: guessSchema.optional(),
      /** `category/intent`; the confidence is that of both together. */
      intent: guessSchema.optional(),
      type: guessSchema.optional(),
      priority: guessSchema.optional(),
    })
    .nullable(),
  organization: z.string(),
  message: z.object({ subject: z.string(), body: z.string() }),
  reported: z.object({ type: z.enum(ticketTypes), severity: z.enum(severities) }),
  locale: z.enum(locales),
  categories: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      description: z.string(),
      intents: z.array(z.string()),
      examples: z.array(z.object({ text: z.string(), intents: z.array(z.string()) })),
    }),
  ),
});
export type ClassifyTask = z.infer<typeof classifyTaskSchema>;

export const answerTaskSchema = z.object({
  task: z.enum(["answer", "chat"]),
  organization: z.string(),
  locale: z.enum(locales),
  question: z.string(),
  history: z.array(z.object({ from: z.enum(["customer", "assistant"]), text: z.string() })),
  passages: z.array(passageInput),
  /** What retrieval found for each thing that is asked, all of it first; a model that judges by itself is told nothing. */
  findings: z
    .array(
      z.object({
        ask: z.string(),
        found: z.array(z.object({ passageId: z.string(), article: z.number(), score: z.number() })),
      }),
    )
    .optional(),
  /** How sure the local model has to be of an answer to give it; its usual bar where nothing is said. */
  least: z.number().optional(),
});
export type AnswerTask = z.infer<typeof answerTaskSchema>;

const summaryTaskSchema = z.object({
  task: z.literal("summary"),
  organization: z.string(),
  locale: z.enum(locales),
  subject: z.string(),
  messages: z.array(z.object({ from: z.enum(["customer", "team"]), text: z.string() })),
});
export type SummaryTask = z.infer<typeof summaryTaskSchema>;

/** What stands as `⟦1⟧` in the text is kept out of it, and put back by code. */
const rewriteTaskSchema = z.object({
  task: z.enum(["rewrite", "translate"]),
  organization: z.string(),
  text: z.string(),
  /** How it is to be rewritten, or the language (ISO 639-1) that it is to be in. */
  style: z.enum(rewriteStyles).optional(),
  language: z.string().optional(),
});
export type RewriteTask = z.infer<typeof rewriteTaskSchema>;

export const taskSchema = z.union([
  classifyTaskSchema,
  answerTaskSchema,
  summaryTaskSchema,
  rewriteTaskSchema,
]);
export type Task = z.infer<typeof taskSchema>;

export const classificationSchema = z.object({
  category: z.string().nullable().describe("key of one of the given categories, or null"),
  intent: z.string().nullable().describe("one of the intents of that category, or null"),
  type: z.enum(ticketTypes),
  priority: z.enum(priorities),
  severity: z.enum(severities),
  sentiment: z.enum(sentiments),
  language: z.string().describe("ISO 639-1 code of the customer's language"),
  summary: z.string().describe("one sentence, in the customer's language"),
  urgencyCues: z
    .array(z.string())
    .describe("words of the message, copied exactly, that say that it is urgent"),
  entities: z
    .array(z.object({ kind: z.enum(entityKinds), text: z.string() }))
    .describe("orders, properties, e-mail addresses and amounts that the message names, copied exactly"),
  wantsPerson: z.boolean().describe("whether the customer asks for a person"),
  confidence: z.number().min(0).max(1).describe("how sure category and intent are"),
});
export type Classification = z.infer<typeof classificationSchema>;

export const answerSchema = z.object({
  sentences: z.array(
    z.object({
      text: z.string(),
      passageId: z.string().describe("id of the passage that says this"),
      isStep: z.boolean().describe("whether it is one step of instructions"),
    }),
  ),
  handoff: z.boolean().describe("whether a person has to take over"),
});
export type Answer = z.infer<typeof answerSchema>;
export type AnswerSentence = Answer["sentences"][number];

export const summarySchema = z.object({
  points: z.array(
    z.object({
      from: z.enum(["customer", "team"]).describe("who said it"),
      text: z.string().describe("one short sentence"),
    }),
  ),
});
export type Summary = z.infer<typeof summarySchema>;

export const rewriteSchema = z.object({ text: z.string() });

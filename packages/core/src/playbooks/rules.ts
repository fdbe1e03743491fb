import type {
  Entity,
  GivenValue,
  PlaybookTrigger,
  RunStep,
  RunWait,
  Sentiment,
  TicketType,
  Tier,
  ToolValue,
  ValueSource,
} from "@handrail/contracts";

/** PURE. Which playbooks fit, what their steps are given, and whether they may run without a person. */

export type TicketFacts = {
  categoryId: string | null;
  intent: string | null;
  type: TicketType;
  sentiment: Sentiment | null;
  tier: Tier;
};

/** Whether everything that the trigger names holds; one that names nothing is started by hand alone. */
export function fits(trigger: PlaybookTrigger, facts: TicketFacts): boolean {
  const has = <T>(wanted: readonly T[], value: T | null) =>
    wanted.length === 0 || (value !== null && wanted.includes(value));
  const isSet = Object.values(trigger).some((list) => list.length > 0);
  return (
    isSet &&
    has(trigger.categoryIds, facts.categoryId) &&
    has(trigger.intents, facts.intent) &&
    has(trigger.types, facts.type) &&
    has(trigger.sentiments, facts.sentiment) &&
    has(trigger.tiers, facts.tier)
  );
}

type Known = { entities: readonly Entity[]; facts: readonly { label: string; value: string }[] };

/** What is known of a value before anything ran; null where a person has to say it. */
export function findValue(source: ValueSource, { entities, facts }: Known): GivenValue {
  switch (source.from) {
    case "words": {
      const named = [
        ...new Set(entities.filter(({ kind }) => kind === source.entity).map(({ text }) => text)),
      ];
      const [only] = named;
      return named.length === 1 && only !== undefined
        ? { value: only, source: "words" }
        : { value: null, source: null };
    }
    case "fact": {
      const fact = facts.find(({ label }) => label.toLowerCase() === source.label.toLowerCase());
      return fact ? { value: fact.value, source: "fact" } : { value: null, source: null };
    }
    case "fixed":
      return { value: source.value, source: "fixed" };
    case "person":
    case "result":
    case "given":
      return { value: null, source: null };
    default:
      return source satisfies never;
  }
}

type ToolStep = Extract<RunStep, { kind: "tool" }>;
const isLater = ({ from }: ValueSource) => from === "result" || from === "given";

/** The values that somebody still has to say, as `0.order`. `required` tells which of a tool's fields have to be there. */
export function missingValues(
  steps: readonly RunStep[],
  required: (tool: string) => readonly string[],
): string[] {
  return steps.flatMap((step, index) => {
    if (step.kind !== "tool") return [];
    return required(step.tool)
      .filter((name) => {
        const source = step.sources[name];
        return (step.given[name]?.value ?? null) === null && !(source && isLater(source));
      })
      .map((name) => `${index}.${name}`);
  });
}

/** What a tool is called with, as far as it is known: given values, and what earlier steps were given or answered. */
export function inputOf(step: ToolStep, earlier: readonly RunStep[]): Record<string, ToolValue> {
  const entries = Object.keys({ ...step.sources, ...step.given }).flatMap((name) => {
    const source = step.sources[name];
    const at =
      source && (source.from === "result" || source.from === "given") ? earlier[source.step] : undefined;
    const read = at?.kind === "tool" && source ? (source.from === "result" ? at.output : at.input) : null;
    const field = source && isLater(source) && "field" in source ? source.field : "";
    const value = step.given[name]?.value ?? read?.[field] ?? null;
    return value === null ? [] : [[name, value] as const];
  });
  return Object.fromEntries(entries);
}

export type ActInput = {
  plan: { playbooks: boolean; autoAct: boolean };
  risk: "low" | "high";
  needsApproval: boolean;
  needsCustomer: boolean;
  isVerified: boolean;
  isComplete: boolean;
  /** Whether the ticket is one that a person has to look at: critical, angry, or asking for a person. */
  isDelicate: boolean;
  confidence: number;
  threshold: number;
};

/** The gate of acting: whether a run may begin by itself, and why not. Nothing else decides. */
export function actGate(input: ActInput): { isAuto: true } | { isAuto: false; why: RunWait } {
  const wait = (why: RunWait) => ({ isAuto: false, why }) as const;
  if (!input.plan.playbooks) return wait("tier");
  if (!input.isComplete) return wait("incomplete");
  if (input.needsCustomer && !input.isVerified) return wait("unverified");
  if (input.risk !== "low" || input.isDelicate) return wait("risky");
  if (input.needsApproval || !input.plan.autoAct) return wait("approval");
  if (!(input.confidence >= input.threshold)) return wait("unsure");
  return { isAuto: true };
}

const markdownMarks = /[\\`*_{}[\]()<>#|!~]/g;

/** A draft's text with what the steps answered put in for `{field}`; a value is text, whatever it holds. */
export function fillDraft(body: string, steps: readonly RunStep[]): string {
  const values = new Map<string, ToolValue>();
  for (const step of steps) {
    if (step.kind !== "tool") continue;
    for (const [name, value] of Object.entries({ ...step.input, ...step.output })) values.set(name, value);
  }
  return body.replace(/\{([a-z][a-zA-Z0-9_]{0,39})\}/g, (whole, name: string) => {
    const value = values.get(name);
    return value === undefined ? whole : String(value).replace(/\s+/g, " ").replace(markdownMarks, "\\$&");
  });
}

/** Another id made of a run's, for its message at a place: asked for again, it is the same. */
export const relatedId = (runId: string, place: number) =>
  runId.replace(/.$/, (last) => (Number.parseInt(last, 16) ^ place).toString(16));

/** The place of the customer's answer, after those of the steps. */
export const answerPlace = 15;

import {
  type Priority,
  type PriorityStep,
  priorities,
  type Sentiment,
  type Severity,
  type TicketType,
  type Tier,
} from "@handrail/contracts";
import type { PriorityConditions, PriorityEffect } from "@handrail/contracts/inputs/desk-settings";
import { wordsOf } from "../language/words.ts";

/** PURE. How fast a ticket is worked on, and what made it so, step by step. */
export type PriorityRule = {
  name: string;
  conditions: PriorityConditions;
  effect: PriorityEffect;
  priority: Priority;
};

export type PriorityFacts = {
  categoryId: string | null;
  sentiment: Sentiment;
  severity: Severity;
  type: TicketType;
  tier: Tier;
  /** What the customer wrote. */
  text: string;
};

const severityFloor: Record<Severity, Priority> = {
  low: "low",
  medium: "low",
  high: "high",
  critical: "urgent",
};
const rank = (priority: Priority) => priorities.indexOf(priority);
const higher = (a: Priority, b: Priority) => (rank(a) >= rank(b) ? a : b);
const lower = (a: Priority, b: Priority) => (rank(a) <= rank(b) ? a : b);

const holds = <T>(wanted: readonly T[], is: T | null) =>
  wanted.length === 0 || (is !== null && wanted.includes(is));

const folded = (text: string) =>
  ` ${wordsOf(text)
    .map((word) => word.normalize("NFD").replace(/\p{M}/gu, ""))
    .join(" ")} `;

/** Whether every condition of a rule that is not empty holds; a cue is words in their order, whatever the case. */
export function applies({ conditions }: PriorityRule, facts: PriorityFacts): boolean {
  const { categoryIds, sentiments, severities, types, tiers, cues } = conditions;
  const text = cues.length > 0 ? folded(facts.text) : "";
  return (
    holds(categoryIds, facts.categoryId) &&
    holds(sentiments, facts.sentiment) &&
    holds(severities, facts.severity) &&
    holds(types, facts.type) &&
    holds(tiers, facts.tier) &&
    (cues.length === 0 || cues.some((cue) => folded(cue).trim() !== "" && text.includes(folded(cue))))
  );
}

function changed({ effect, priority }: PriorityRule, now: Priority): Priority {
  switch (effect) {
    case "set":
      return priority;
    case "at_least":
      return higher(now, priority);
    case "at_most":
      return lower(now, priority);
    default:
      return effect satisfies never;
  }
}

/**
 * The category's priority, at least what the severity asks for, and at most one step up from there where the model
 * reads urgency in it: a model cannot make anything urgent alone. Then the organisation's rules, in their order. The
 * last step is the priority; steps that change nothing are left out.
 */
export function decidePriority(
  input: { base: Priority; severity: Severity; suggested: Priority },
  rules: readonly PriorityRule[],
  facts: PriorityFacts,
): { priority: Priority; why: PriorityStep[] } {
  const why: PriorityStep[] = [{ by: "category", priority: input.base }];
  let now = input.base;
  const step = (priority: Priority, by: PriorityStep["by"], rule?: string) => {
    if (priority === now) return;
    now = priority;
    why.push({ by, priority, ...(rule === undefined ? {} : { rule }) });
  };
  step(higher(now, severityFloor[input.severity]), "severity");
  const isLow = input.suggested === "low" && input.severity === "low" && rank(now) <= rank("normal");
  const raised = rank(input.suggested) > rank(now) ? (priorities[rank(now) + 1] ?? now) : now;
  step(isLow ? "low" : raised, "message");
  for (const rule of rules) if (applies(rule, facts)) step(changed(rule, now), "rule", rule.name);
  return { priority: now, why };
}

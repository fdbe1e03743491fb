import type {
  EscalationStop,
  EscalationTarget,
  EscalationTrigger,
  Priority,
  Tier,
} from "@handrail/contracts";
import { escalationLimits, priorities } from "@handrail/contracts";
import type { EscalationConditions } from "@handrail/contracts/inputs/escalation";

/** PURE. When a ticket is handed up, to whom, and when that has to end. */

/** What a ticket shows that it did not show when it was last handed up. */
export type Facts = {
  isCritical: boolean;
  isAngry: boolean;
  asksForPerson: boolean;
  isNotHelpful: boolean;
  /** How sure triage was; null where it has nothing new to say. */
  confidence: number | null;
  /** Replies of the customer to answers, of people or of AI. */
  repliesUnsolved: number;
  categoryId: string | null;
  tier: Tier;
};

export type Rule = {
  id: string;
  name: string;
  triggers: readonly EscalationTrigger[];
  conditions: EscalationConditions;
  targetKind: EscalationTarget;
  teamId: string | null;
  memberId: string | null;
  priority: Priority | null;
};

const isAmong = <T>(wanted: readonly T[], is: T | null) =>
  wanted.length === 0 || (is !== null && wanted.includes(is));

const holds = {
  critical: ({ isCritical }) => isCritical,
  angry: ({ isAngry }) => isAngry,
  asked: ({ asksForPerson }) => asksForPerson,
  not_helpful: ({ isNotHelpful }) => isNotHelpful,
  low_confidence: ({ confidence }, { confidenceBelow }) =>
    confidence !== null && confidence < confidenceBelow,
  unsolved: ({ repliesUnsolved }, conditions) => repliesUnsolved >= conditions.repliesUnsolved,
} as const satisfies Record<EscalationTrigger, (facts: Facts, conditions: EscalationConditions) => boolean>;

/** The first rule that holds, and by which of its triggers; null where none does. */
export function firstHolding<Each extends Rule>(
  rules: readonly Each[],
  facts: Facts,
): { rule: Each; trigger: EscalationTrigger } | null {
  for (const rule of rules) {
    const { categoryIds, tiers } = rule.conditions;
    if (!isAmong(categoryIds, facts.categoryId) || !isAmong(tiers, facts.tier)) continue;
    const trigger = rule.triggers.find((each) => holds[each](facts, rule.conditions));
    if (trigger) return { rule, trigger };
  }
  return null;
}

/** The priority after a rule that raises it; it never lowers. */
export function raised(now: Priority, to: Priority | null): Priority {
  return to !== null && priorities.indexOf(to) > priorities.indexOf(now) ? to : now;
}

/** One priority more, as far as there is one. */
export const oneMore = (now: Priority): Priority => priorities[priorities.indexOf(now) + 1] ?? now;

/** One time that the ticket was handed up before, or would have been. */
export type Past = {
  by: "rule" | "person" | "key";
  at: Date;
  targetKind: EscalationTarget;
  targetId: string | null;
  fromAssigneeId: string | null;
  fromTeamId: string | null;
  stopped: EscalationStop | null;
};

export type Wanted = { kind: EscalationTarget; id: string | null };
export type Holder = { assigneeId: string | null; teamId: string | null };
export type LoopVerdict =
  | { kind: "go" }
  /** It has just been done, is so already, or was stopped a while ago: nothing is written. */
  | { kind: "rest" }
  /** It ends here, and a person is told. */
  | { kind: "stop"; why: EscalationStop };

const minuteMs = 60_000;

/**
 * Whether a ticket may be handed up once more without a person asking. It rests after each time; it goes where it is not
 * yet; it does not go back to who has just handed it on; and after a few times it stays with people. `past` is newest
 * first, and has everything that programs and rules did.
 */
export function mayGoOn(past: readonly Past[], wanted: Wanted, holder: Holder, now: Date): LoopVerdict {
  const ageMs = ({ at }: Past) => now.getTime() - at.getTime();
  const done = past.filter(({ stopped }) => stopped === null);
  const [last] = done;
  if (last && ageMs(last) < escalationLimits.restMinutes * minuteMs) return { kind: "rest" };
  const isStopped = past.some(
    (each) => each.stopped !== null && ageMs(each) < escalationLimits.stopHours * 60 * minuteMs,
  );
  if (isStopped) return { kind: "rest" };
  const isThere = wanted.id !== null && (wanted.id === holder.assigneeId || wanted.id === holder.teamId);
  if (last && isThere && last.targetId === wanted.id) return { kind: "rest" };
  const automatic = done.filter(({ by }) => by !== "person");
  if (automatic.length >= escalationLimits.automatic) return { kind: "stop", why: "too_often" };
  const isBack = wanted.id !== null && (wanted.id === last?.fromAssigneeId || wanted.id === last?.fromTeamId);
  if (isBack) return { kind: "stop", why: "back_to_sender" };
  return { kind: "go" };
}

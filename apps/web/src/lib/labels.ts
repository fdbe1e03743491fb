import type { AgentStatus, Priority, TicketStatus } from "@handrail/contracts";
import {
  CheckCircle2,
  CircleDashed,
  CircleDot,
  Clock,
  Flame,
  Lock,
  type LucideIcon,
  Sparkles,
} from "lucide-react";

type Tone = "info" | "success" | "warning" | "danger" | "accent" | "neutral" | "muted";

/** How each status looks: icon and tone beside its word, never colour alone. */
export const statusLooks = {
  open: { tone: "info", icon: CircleDot },
  triaging: { tone: "accent", icon: Sparkles },
  in_progress: { tone: "warning", icon: CircleDashed },
  pending_customer: { tone: "neutral", icon: Clock },
  escalated: { tone: "danger", icon: Flame },
  resolved: { tone: "success", icon: CheckCircle2 },
  closed: { tone: "muted", icon: Lock },
} as const satisfies Record<TicketStatus, { tone: Tone; icon: LucideIcon }>;

export const priorityLevels = { low: 1, normal: 2, high: 3, urgent: 4 } as const satisfies Record<
  Priority,
  number
>;

export const agentStatusTones = {
  available: "success",
  busy: "warning",
  away: "neutral",
  offline: "muted",
} as const satisfies Record<AgentStatus, Tone>;

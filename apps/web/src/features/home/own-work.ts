import { liveStatuses } from "@handrail/contracts";
import type { QueueInput } from "@handrail/contracts/inputs/tickets";

/** The person's own tickets that wait for an answer of ours, the most urgent first. */
export const ownWork = {
  view: "mine",
  status: liveStatuses.filter((status) => status !== "pending_customer"),
  sort: "priority",
  limit: 6,
} satisfies Partial<QueueInput>;

import { liveStatuses } from "@handrail/contracts";
import { queueInput } from "@handrail/contracts/inputs/queue";

/** The person's own tickets that wait for an answer of ours, the most urgent first. */
export const ownWork = queueInput.parse({
  view: "mine",
  filters: [
    {
      field: "status",
      operator: "any_of",
      value: liveStatuses.filter((status) => status !== "pending_customer"),
    },
  ],
  sort: "priority",
  limit: 6,
});

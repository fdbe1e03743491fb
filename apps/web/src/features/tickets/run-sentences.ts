import type { EventDetails } from "./event-data.ts";
import type { EventSentence, HistoryEvent } from "./event-sentence.ts";

/** What runs of playbooks and wishes say of themselves. */
export const runKeys = {
  "run.proposed": "runProposed",
  "run.started": "runStarted",
  "run.declined": "runDeclined",
  "run.finished": "runFinished",
  "run.failed": "runFailed",
  "run.undone": "runUndone",
  "feature.voted": "featureVoted",
  "feature.unvoted": "featureUnvoted",
} as const;

/** PURE. What became of playbooks and wishes. */
export function runSentence(event: HistoryEvent, data: EventDetails): EventSentence | null {
  switch (event.kind) {
    case "run.started":
      return { key: data.to === "undoing" ? "runUndoing" : "runStarted", name: data.name ?? "" };
    case "run.proposed":
    case "run.declined":
    case "run.finished":
    case "run.failed":
    case "run.undone":
    case "feature.voted":
    case "feature.unvoted":
      return {
        key: runKeys[event.kind],
        name: data.name ?? "",
        ...(data.reason ? { words: { from: "", to: data.reason } } : {}),
      };
    default:
      return null;
  }
}

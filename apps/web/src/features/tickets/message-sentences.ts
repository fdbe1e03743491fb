import { type EventDetails, movedBy } from "./event-data.ts";
import type { EventSentence, HistoryEvent } from "./event-sentence.ts";

/** PURE. What was written, drafted and attached. */
export function messageSentence(event: HistoryEvent, data: EventDetails): EventSentence | null {
  const moved = movedBy(data);
  switch (event.kind) {
    case "message.withdrawn":
      return { key: data.reason ? "notSent" : "withdrawn" };
    case "message.sent":
      return { key: event.actorKind === "customer" ? "wrote" : "replied", ...moved };
    case "message.noted":
      return { key: "noted" };
    case "draft.created":
      return { key: "drafted" };
    case "draft.stale":
      return { key: "draftStale" };
    case "draft.composed":
      return { key: "draftComposed" };
    case "draft.approved":
      return { key: data.isEdited ? "rewrote" : "approved", ...moved };
    case "draft.discarded":
      return { key: "discarded", ...(data.reason ? { reason: data.reason } : {}) };
    case "answer.feedback":
      return { key: data.helpful === false ? "foundNotHelpful" : "foundHelpful" };
    case "file.refused":
      return { key: "fileRefused", name: data.malware ?? "" };
    case "file.checked":
      return { key: "fileChecked" };
    default:
      return null;
  }
}

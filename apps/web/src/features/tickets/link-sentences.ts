import { type EventDetails, movedBy } from "./event-data.ts";
import type { EventSentence, HistoryEvent } from "./event-sentence.ts";

const linkKeys = { parent: "linkedParent", child: "linkedChild", related: "linkedRelated" } as const;

/** PURE. What a ticket was joined with or parted from. */
export function linkSentence(event: HistoryEvent, data: EventDetails): EventSentence | null {
  const moved = movedBy(data);
  switch (event.kind) {
    case "ticket.article_linked":
    case "ticket.article_unlinked":
      return {
        key: event.kind === "ticket.article_linked" ? "articleLinked" : "articleUnlinked",
        name: data.articleTitle ?? "",
      };
    case "ticket.linked":
      return { key: linkKeys[data.relation ?? "related"], name: data.number ?? "" };
    case "ticket.unlinked":
      return { key: "unlinked", name: data.number ?? "" };
    case "ticket.merged":
      return data.into
        ? { key: "merged", name: data.into, ...moved }
        : { key: "mergedHere", name: data.from ?? "" };
    case "ticket.unmerged":
      return data.into
        ? { key: "unmerged", name: data.into, ...moved }
        : { key: "unmergedHere", name: data.from ?? "" };
    case "ticket.split":
      return data.into ? { key: "split", name: data.into } : { key: "splitHere", name: data.from ?? "" };
    case "ticket.unsplit":
      return data.into ? { key: "unsplit", name: data.into } : { key: "unsplitHere", name: data.from ?? "" };
    case "ticket.contact_changed":
      return { key: "contactChanged", name: data.person?.to ?? "" };
    default:
      return null;
  }
}

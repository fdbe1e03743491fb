import { newId } from "@handrail/core";
import type { DemoTicket, DemoTurn } from "./content/index.ts";

const minuteMs = 60_000;

/** One message of a demo conversation with its place, time and writer; ids of people are filled in by the caller. */
export type ThreadMessage = {
  id: string;
  seq: number;
  at: Date;
  turn: DemoTurn | { from: "opening"; body: string };
  /** Staff e-mail, where one wrote or approved it. */
  by: string | null;
};

/**
 * PURE but for ids. The conversation of a ticket laid out in time: the first answer comes `firstResponseMinutes` after
 * opening, later turns follow each other, and nothing happens after `now`.
 */
export function layOutThread(ticket: DemoTicket, openedAt: Date, now: Date): ThreadMessage[] {
  const messages: ThreadMessage[] = [
    { id: newId(), seq: 1, at: openedAt, turn: { from: "opening", body: ticket.opening }, by: null },
  ];
  let at = openedAt.getTime();
  let answered = false;
  for (const turn of ticket.turns) {
    const answers = turn.from === "agent" || (turn.from === "ai" && turn.state === "sent");
    const gap = turn.afterMinutes ?? (turn.from === "ai" ? 1 : turn.from === "customer" ? 95 : 55);
    const firstAnswerAt = openedAt.getTime() + (ticket.firstResponseMinutes ?? gap) * minuteMs;
    at = answers && !answered ? Math.max(at + minuteMs / 2, firstAnswerAt) : at + gap * minuteMs;
    answered ||= answers;
    const by = "by" in turn && turn.by ? turn.by : turn.from === "ai" ? (turn.approvedBy ?? null) : null;
    messages.push({ id: newId(), seq: messages.length + 1, at: new Date(at), turn, by });
  }
  const span = at - openedAt.getTime();
  const available = now.getTime() - minuteMs - openedAt.getTime();
  if (span <= available || span === 0) return messages;
  return messages.map((message) => ({
    ...message,
    at: new Date(openedAt.getTime() + ((message.at.getTime() - openedAt.getTime()) * available) / span),
  }));
}

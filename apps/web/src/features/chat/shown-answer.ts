import type { ChatMode, WireMessage } from "@handrail/contracts";
import type { Streaming } from "./use-answer.ts";

/** PURE. The answer that is being written, as long as the log does not show it and no person was asked for: then the assistant is silent, whatever is still on its way. */
export function shownAnswer(
  streaming: Streaming | null,
  mode: ChatMode,
  messages: readonly Pick<WireMessage, "clientId">[],
): Streaming | null {
  if (!streaming || mode !== "ai") return null;
  const isTaken = messages.some(({ clientId }) => clientId !== null && clientId === streaming.answerId);
  return isTaken ? null : streaming;
}

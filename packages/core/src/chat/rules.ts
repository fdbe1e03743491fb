import type { ChatMode, ErrorReason } from "@handrail/contracts";

/** PURE. The life of a chat (DESIGN.md §6): ai → waiting → human → closed. */
export const chatActs = ["request", "accept", "close"] as const;
export type ChatAct = (typeof chatActs)[number];

export type ChatVerdict =
  | { kind: "changes"; mode: ChatMode }
  /** What was asked for is already so. */
  | { kind: "same" }
  | { kind: "refused"; reason: ErrorReason };

const closed = { kind: "refused", reason: "chat_closed" } as const;
const changed = { kind: "refused", reason: "chat_changed" } as const;

const acts = {
  ai: {
    request: { kind: "changes", mode: "waiting" },
    accept: changed,
    close: { kind: "changes", mode: "closed" },
  },
  waiting: {
    request: { kind: "same" },
    accept: { kind: "changes", mode: "human" },
    close: { kind: "changes", mode: "closed" },
  },
  human: { request: { kind: "same" }, accept: changed, close: { kind: "changes", mode: "closed" } },
  closed: { request: closed, accept: closed, close: { kind: "same" } },
} as const satisfies Record<ChatMode, Record<ChatAct, ChatVerdict>>;

/** What an act does to a chat in this mode. */
export function afterAct(mode: ChatMode, act: ChatAct): ChatVerdict {
  return acts[mode][act];
}

/** The AI speaks in `ai` alone: once a person was asked for, it is silent. */
export function mayAiAnswer(mode: ChatMode): boolean {
  return mode === "ai";
}

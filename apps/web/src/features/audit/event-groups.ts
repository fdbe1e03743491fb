import { type EventKind, eventKinds } from "@handrail/contracts";

/** The history's kinds as people look for them, by the word before the dot. */
const prefixes = {
  tickets: ["ticket", "view"],
  messages: ["message", "draft", "answer"],
  chats: ["chat"],
  knowledge: ["article", "kb", "synonym"],
  people: ["member", "contact", "agent"],
  settings: ["organization", "setting", "settings", "template"],
  ai: ["engine", "ai", "run", "tool", "feature"],
  security: ["audit", "data", "api_key", "file"],
} as const;

export const eventGroups = [
  "tickets",
  "messages",
  "chats",
  "knowledge",
  "people",
  "settings",
  "ai",
  "security",
] as const satisfies readonly (keyof typeof prefixes)[];
export type EventGroup = (typeof eventGroups)[number];

/** PURE. The kinds of a group. */
export function kindsOf(group: EventGroup): EventKind[] {
  const wanted: readonly string[] = prefixes[group];
  return eventKinds.filter((kind) => wanted.includes(kind.split(".")[0] ?? ""));
}

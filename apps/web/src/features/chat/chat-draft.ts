import { readStored, storedBelow, writeStored } from "../../lib/stored.ts";

/** Where this device keeps the unsent chat message of a person; `null` is somebody who has not signed in. */
export const chatDraftKey = (organization: string, userId: string | null) =>
  `handrail-chat:${organization}:${userId ?? "visitor"}`;

/** What a visitor typed becomes the draft of who signs in, unless that person has one already. */
export function adoptChatDraft(organization: string, userId: string): void {
  const [from, to] = [chatDraftKey(organization, null), chatDraftKey(organization, userId)];
  const typed = readStored(from);
  if (!typed) return;
  if (!readStored(to)) writeStored(to, typed);
  writeStored(from, null);
}

/** Whoever comes next on this device finds nothing of what a visitor wrote and did not send. */
export function forgetVisitor(organization: string, conversationId: string): void {
  for (const key of storedBelow("handrail-")) {
    if (key === chatDraftKey(organization, null) || key.includes(conversationId)) writeStored(key, null);
  }
}
